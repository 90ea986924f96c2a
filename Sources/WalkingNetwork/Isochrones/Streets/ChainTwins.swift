import Geography

/// Which chains lie one upon the other, with the same vertices and lengths: where two ways run
/// over the very same nodes, as a street and the edge of a square do. Where both end, they make one
/// chain, there and back.
package struct ChainTwins: Sendable {
  /// By chain: the first one with its course, itself if it has no twin before it.
  private var firsts: [Int32]
  /// By chain: whether it runs the other way than that.
  private var isReversed: [Bool]
  /// By chain: whether it comes back over its own vertices.
  private var isFolded: [Bool]

  package init(_ network: Network) {
    firsts = Array(0..<Int32(network.chainCount))
    isReversed = Array(repeating: false, count: network.chainCount)
    isFolded = isReversed
    // Few chains have both ends with another one, so only these are looked at closely.
    var chains: [Ends: Int] = [:]
    var twins: [[Int64]: (chain: Int, isTurned: Bool)] = [:]
    for chain in 0..<network.chainCount {
      let ends = Ends(network, chain)
      let rival = chains.updateValue(chain, forKey: ends)
      guard rival != nil || ends.low == ends.high else { continue }
      for chain in [rival, chain].compactMap(\.self) {
        let (course, isTurned) = Self.course(network, chain)
        isFolded[chain] = course.elementsEqual(course.reversed())
        guard let first = twins[course] else {
          twins[course] = (chain, isTurned)
          continue
        }
        firsts[chain] = Int32(first.chain)
        isReversed[chain] = first.isTurned != isTurned
      }
    }
  }

  /// Where a chain begins and ends, in either direction, and the walk in between.
  private struct Ends: Hashable {
    let low: Int64
    let high: Int64
    let length: Int64

    init(_ network: Network, _ chain: Int) {
      let vertices = network.vertexRange(ofChain: chain)
      let (first, last) = (
        ChainTwins.number(network.vertices[vertices.lowerBound]),
        ChainTwins.number(network.vertices[vertices.upperBound - 1])
      )
      (low, high) = (min(first, last), max(first, last))
      length = network.walkLength(ofChain: chain)
    }
  }

  /// The vertices with the walks between them, the same from both ends of a chain; whether it was
  /// turned for that.
  private static func course(_ network: Network, _ chain: Int) -> (course: [Int64], Bool) {
    let vertices = network.vertexRange(ofChain: chain)
    var course = [number(network.vertices[vertices.lowerBound])]
    for vertex in vertices.dropFirst() {
      course.append(network.positions[vertex] - network.positions[vertex - 1])
      course.append(number(network.vertices[vertex]))
    }
    let turned = Array(course.reversed())
    let isTurned = turned.lexicographicallyPrecedes(course)
    return (isTurned ? turned : course, isTurned)
  }

  private static func number(_ place: Coordinate) -> Int64 {
    Int64(place.longitudeE7) << 32 + Int64(place.latitudeE7)
  }

  /// The first of all chains with the course of this one, maybe itself.
  package func first(ofChain chain: Int) -> Int { Int(firsts[chain]) }

  /// Positions on a chain as positions on the first one with its course, on the way there if that
  /// comes back.
  ///
  /// - Parameter length: Of the chain, as positions are told: steps of 0.01 mm on the level.
  package func positions(
    _ positions: ClosedRange<Int64>, onFirstOfChain chain: Int, length: Int64
  ) -> [ClosedRange<Int64>] {
    let turned = length - positions.upperBound...length - positions.lowerBound
    let half = 0...length / 2
    guard isFolded[chain] else { return [isReversed[chain] ? turned : positions] }
    return [positions, turned].filter(half.overlaps).map { $0.clamped(to: half) }
  }
}
