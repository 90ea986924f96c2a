import Geography
import OSMKit

/// The ways of an OSM file that can be walked, and their nodes, as flat columns.
package struct Streets: Sendable {
  // Nodes, by ascending id; also those that the file lacks.
  package var nodeIDs: [Int64] = []
  package var nodeCoordinates: [Coordinate] = []
  package var nodeIsPresent: [Bool] = []
  package var nodeBarriers: [BarrierClass] = []

  // Ways, by ascending id. Way `w` runs along the nodes
  // `references[firstReference[w] ..< firstReference[w + 1]]`, as positions in the columns above.
  package var wayIDs: [Int64] = []
  package var firstReference: [Int32] = [0]
  package var references: [Int32] = []
  /// Open or restricted; refused ways are no streets.
  package var classes: [StreetClass] = []
  /// The number of the line of the rule that decided.
  package var lines: [UInt8] = []
  package var isSteps: [Bool] = []
  package var isJoinable: [Bool] = []
  package var isClosedForward: [Bool] = []
  package var isClosedBackward: [Bool] = []
  /// By way: the position of its name in `texts`; -1 without one.
  package var names: [Int32] = []
  package var texts = TextColumn()

  package init() {}

  package var wayCount: Int { wayIDs.count }

  package func name(ofWay way: Int) -> String? { names[way] < 0 ? nil : texts[Int(names[way])] }

  package func references(ofWay way: Int) -> Range<Int> {
    Int(firstReference[way])..<Int(firstReference[way + 1])
  }
}

/// The streets of a file and what their tags are like.
package struct ClassifiedStreets: Sendable {
  package let streets: Streets
  package let statistics: StreetStatistics

  package init(streets: Streets, statistics: StreetStatistics) {
    self.streets = streets
    self.statistics = statistics
  }
}
