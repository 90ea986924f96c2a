import Geography

/// The streets that a search reached within a limit, with exact partial ends; each stretch once.
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
  package init(of field: WalkField, limitCentiseconds: Int64) {
    network = field.network
    let longest = field.network.pace.longestWalk(centiseconds: limitCentiseconds)
    var chains: [Int] = []
    field.forEachReachedChain { chains.append($0) }
    chains.sort()
    var last = -1
    var stretches: [Stretch] = []
    for chain in chains where chain != last {
      last = chain
      for positions in Self.reached(chain, field, longest: longest) {
        stretches.append(Stretch(chain: chain, positions: positions))
      }
    }
    self.stretches = stretches
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
    return union(ranges).filter { $0.lowerBound < $0.upperBound }
  }

  private static func union(_ ranges: [ClosedRange<Int64>]) -> [ClosedRange<Int64>] {
    var union: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = union.last, range.lowerBound <= last.upperBound {
        union[union.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        union.append(range)
      }
    }
    return union
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
