import Geography
import OSMExtract

/// A walking network as flat arrays: what joins, searches and drawings work on.
///
/// Its streets are *chains*: runs of segments without a choice in between, from one *junction* to
/// another. Searches go from junction to junction; positions along a chain stay exact, because a
/// chain keeps all its vertices. Chains and junctions are numbered along a space-filling curve.
package struct Network: Sendable {
  package private(set) var pace: Pace
  package let parameters: StreetRules.Parameters
  package let dataArea: DataArea

  // By vertex. Chain `c` has the vertices firstVertex[c] ..< firstVertex[c + 1]; its segments are
  // named by the vertex at which they begin, so the last vertex of a chain names none.
  package internal(set) var vertices: [Coordinate] = []
  /// Steps of 0.01 mm from the chain's beginning as it is walked: steps count `stepsFactor` times.
  package internal(set) var positions: [Int64] = []
  /// The same along the street itself.
  package internal(set) var lengths: [Int64] = []
  /// The position of the segment's way in `Streets`; -1 for a gate and at a chain's last vertex.
  package internal(set) var ways: [Int32] = []

  // By chain.
  package internal(set) var firstVertex: [Int32] = [0]
  package internal(set) var tails: [Int32] = []
  package internal(set) var heads: [Int32] = []
  package internal(set) var isRestricted: [Bool] = []
  /// Whether walkers may go from tail to head, and from head to tail.
  package internal(set) var isOpenForward: [Bool] = []
  package internal(set) var isOpenBackward: [Bool] = []
  package internal(set) var parts: [Int32] = []

  // By junction.
  package internal(set) var junctions: [Coordinate] = []
  /// Where the streets go on but the data does not.
  package internal(set) var isOpenEnd: [Bool] = []

  // By part, the longest first.
  /// Steps of 0.01 mm, of the whole file.
  package internal(set) var partLengths: [Int64] = []

  package internal(set) var diagnosis = NetworkDiagnosis()

  package var chainCount: Int { tails.count }
  package var junctionCount: Int { junctions.count }

  /// The same streets for a faster or slower walker, whose steps take as many times as long as
  /// the level.
  package func walked(atSpeedTimes factor: Double) -> Network {
    var network = self
    network.pace = pace.times(factor)
    return network
  }

  /// The vertices of a chain.
  package func vertexRange(ofChain chain: Int) -> Range<Int> {
    Int(firstVertex[chain])..<Int(firstVertex[chain + 1])
  }

  /// By vertex: its chain.
  var chainOfVertex: [Int32] {
    var chains = Array(repeating: Int32(0), count: vertices.count)
    for chain in 0..<chainCount {
      for vertex in vertexRange(ofChain: chain) { chains[vertex] = Int32(chain) }
    }
    return chains
  }

  /// The walk from a chain's tail to its head, in steps of 0.01 mm on the level.
  package func walkLength(ofChain chain: Int) -> Int64 {
    positions[Int(firstVertex[chain + 1]) - 1]
  }
}
