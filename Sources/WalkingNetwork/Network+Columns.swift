import Geography
import OSMExtract

extension Network {
  /// A network of columns that were stored.
  ///
  /// - Parameters:
  ///   - columns: Of any content.
  ///   - wayCount: How many ways the streets have that the network was made from.
  ///   - pace: Of the same `stepsFactor` as that of the network that was stored.
  /// - Returns: `nil` if the columns contradict each other, so that work on them could fail.
  package init?(
    _ columns: Columns, wayCount: Int, pace: Pace, parameters: StreetRules.Parameters,
    dataArea: DataArea
  ) {
    self.init(pace: pace, parameters: parameters, dataArea: dataArea)
    vertices = columns.vertices
    positions = columns.positions
    lengths = columns.lengths
    ways = columns.ways
    firstVertex = columns.firstVertex
    tails = columns.tails
    heads = columns.heads
    isRestricted = columns.isRestricted
    isOpenForward = columns.isOpenForward
    isOpenBackward = columns.isOpenBackward
    parts = columns.parts
    junctions = columns.junctions
    isOpenEnd = columns.isOpenEnd
    partLengths = columns.partLengths
    diagnosis = columns.diagnosis
    guard columns.haveEqualCounts, isSound(wayCount: wayCount) else { return nil }
  }

  package struct Columns: Sendable {
    package var vertices: [Coordinate] = []
    package var positions: [Int64] = []
    package var lengths: [Int64] = []
    package var ways: [Int32] = []
    package var firstVertex: [Int32] = []
    package var tails: [Int32] = []
    package var heads: [Int32] = []
    package var isRestricted: [Bool] = []
    package var isOpenForward: [Bool] = []
    package var isOpenBackward: [Bool] = []
    package var parts: [Int32] = []
    package var junctions: [Coordinate] = []
    package var isOpenEnd: [Bool] = []
    package var partLengths: [Int64] = []
    package var diagnosis = NetworkDiagnosis()

    package init() {}

    fileprivate var haveEqualCounts: Bool {
      [positions.count, lengths.count, ways.count].allSatisfy { $0 == vertices.count }
        && [heads, parts].allSatisfy { $0.count == tails.count }
        && [isRestricted, isOpenForward, isOpenBackward].allSatisfy { $0.count == tails.count }
        && firstVertex.count == tails.count + 1 && isOpenEnd.count == junctions.count
    }
  }

  /// Far more than all streets of the Earth, and so little that no sum of walks overflows.
  private static let longest = Int64(1) << 52

  private func isSound(wayCount: Int) -> Bool {
    let junctions = 0..<Int32(junctions.count)
    let parts = 0..<Int32(partLengths.count)
    guard firstVertex.first == 0, Int(firstVertex[chainCount]) == vertices.count,
      tails.allSatisfy(junctions.contains), heads.allSatisfy(junctions.contains),
      self.parts.allSatisfy(parts.contains), vertices.allSatisfy(\.isOnEarth),
      self.junctions.allSatisfy(\.isOnEarth),
      partLengths.allSatisfy({ (0...Self.longest).contains($0) })
    else { return false }
    var sum: Int64 = 0
    for chain in 0..<chainCount {
      let (first, end) = (Int(firstVertex[chain]), Int(firstVertex[chain + 1]))
      guard first >= 0, end >= first + 2, end <= vertices.count,
        isSound(chain: first..<end, wayCount: wayCount)
      else { return false }
      sum += max(positions[end - 1], lengths[end - 1])
      guard sum <= Self.longest else { return false }
    }
    return true
  }

  /// Whether lengths grow along a chain, ways are there, and gates have no length.
  private func isSound(chain vertices: Range<Int>, wayCount: Int) -> Bool {
    let last = vertices.upperBound - 1
    guard positions[vertices.lowerBound] == 0, lengths[vertices.lowerBound] == 0, ways[last] == -1,
      positions[last] <= Self.longest, lengths[last] <= Self.longest
    else { return false }
    for segment in vertices.dropLast() {
      let isGate = ways[segment] == -1
      let isLong =
        positions[segment] != positions[segment + 1] || lengths[segment] != lengths[segment + 1]
      guard positions[segment] <= positions[segment + 1], lengths[segment] <= lengths[segment + 1],
        isGate ? !isLong : ways[segment] >= 0 && Int(ways[segment]) < wayCount
      else { return false }
    }
    return true
  }
}
