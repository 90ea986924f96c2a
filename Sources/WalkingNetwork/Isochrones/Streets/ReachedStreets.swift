import Geography

/// The streets that a search reached within a limit, with exact partial ends; each stretch once,
/// also where chains lie one upon the other.
package struct ReachedStreets: Sendable {
  /// A stretch of a chain.
  package struct Stretch: Hashable, Sendable {
    package let chain: Int
    /// From the chain's tail, steps of 0.01 mm on the level; more than one place.
    package let positions: ClosedRange<Int64>
  }

  /// By chain, then along it.
  package let stretches: [Stretch]
  private let network: Network

  /// - Parameters:
  ///   - field: It has been run with a limit of at least `Pace.reach(centiseconds:)`.
  ///   - limitCentiseconds: Hundredths of a second; the end is included.
  ///   - twins: Of the field's network: what lies one upon the other is one stretch.
  package init(of field: WalkField, limitCentiseconds: Int64, twins: ChainTwins) {
    network = field.network
    let longest = field.network.pace.longestWalk(centiseconds: limitCentiseconds)
    var chains: [Int] = []
    field.forEachReachedChain { chains.append($0) }
    chains.sort()
    var last = -1
    var stretches: [Stretch] = []
    for chain in chains where chain != last {
      last = chain
      let length = field.network.walkLength(ofChain: chain)
      for positions in Self.reached(chain, field, longest: longest) {
        let first = twins.first(ofChain: chain)
        stretches += twins.positions(positions, onFirstOfChain: chain, length: length).map {
          Stretch(chain: first, positions: $0)
        }
      }
    }
    self.stretches = Self.union(stretches)
  }

  /// What is reached of a chain: from its ends, and from the places where walks begin on it.
  private static func reached(
    _ chain: Int, _ field: WalkField, longest: Int64
  ) -> [ClosedRange<Int64>] {
    let length = field.network.walkLength(ofChain: chain)
    let (tail, head) = field.walksToEnds(ofChain: chain)
    var ranges: [ClosedRange<Int64>] = []
    if tail <= longest { ranges.append(0...min(length, longest - tail)) }
    if head <= longest { ranges.append(max(0, length - (longest - head))...length) }
    let ends = field.ends(ofChain: chain, position: 0)
    field.sources.forEachSource(onChain: Int32(chain)) { position, leg in
      let left = longest - leg
      guard left >= 0 else { return }
      let low = ends.head.isOpenToPlaces ? max(0, position - left) : position
      let high = ends.tail.isOpenToPlaces ? min(length, position + left) : position
      ranges.append(low...high)
    }
    return ranges
  }

  private static func union(_ stretches: [Stretch]) -> [Stretch] {
    var union: [Stretch] = []
    for stretch in stretches.sorted(by: {
      ($0.chain, $0.positions.lowerBound) < ($1.chain, $1.positions.lowerBound)
    }) {
      let positions = stretch.positions
      if let last = union.last, last.chain == stretch.chain,
        positions.lowerBound <= last.positions.upperBound
      {
        let end = max(last.positions.upperBound, positions.upperBound)
        union[union.count - 1] = Stretch(
          chain: last.chain, positions: last.positions.lowerBound...end)
      } else {
        union.append(stretch)
      }
    }
    return union.filter { $0.positions.lowerBound < $0.positions.upperBound }
  }

  /// Of all stretches along the ground, steps as long as they are; steps of 0.01 mm.
  package var groundLength: Int64 {
    stretches.reduce(0) { sum, stretch in
      let segments = network.vertexRange(ofChain: stretch.chain).dropLast()
      return sum + network.groundLength(in: segments, at: stretch.positions.upperBound)
        - network.groundLength(in: segments, at: stretch.positions.lowerBound)
    }
  }

  /// A line for each stretch that is more than one place on the grid of coordinates, with no
  /// coordinate twice in a row: at least two long.
  package var lines: [[Coordinate]] {
    stretches.map(line).filter { $0.count > 1 }
  }

  private func line(_ stretch: Stretch) -> [Coordinate] {
    let (low, high) = (stretch.positions.lowerBound, stretch.positions.upperBound)
    let segments = network.vertexRange(ofChain: stretch.chain).dropLast()
    let first = network.segment(in: segments, at: low)
    let last = network.segment(in: segments, at: high)
    var line = [network.place(onSegment: first, at: low)]
    func add(_ place: Coordinate) {
      if place != line.last { line.append(place) }
    }
    for vertex in first..<last where network.positions[vertex + 1] > low {
      add(network.vertices[vertex + 1])
    }
    add(network.place(onSegment: last, at: high))
    return line
  }
}
