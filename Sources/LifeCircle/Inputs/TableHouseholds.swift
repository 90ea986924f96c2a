import Diagnostics
import GapAnalysis
import Importing
import Parallelism
import WalkingNetwork

/// The households of a table that are counted where they are in reach of points.
struct TableHouseholds {
  let places: Households
  let joins: Joins
  let rejected: [RejectedRecord]
  let source: TableSource
  private let read: Int

  /// - Throws: A table all of whose households are far from the streets, with the likely cause.
  init(
    _ table: TableReading<Households>, _ streets: BareNetwork, parallel: Parallel
  ) throws {
    if let box = streets.network.diagnosis.streetsBox {
      try table.source.checkNearness(table.records.coordinates, to: box)
    }
    var places = table.records
    // Those outside the data area are not judged (walking-rule, 4).
    let outside = try places.setAside(
      outside: streets.network.dataArea.shape, as: .outsideDataArea, file: table.source.file,
      parallel: parallel)
    self.places = places
    joins = try streets.joiner.joins(places.coordinates, parallel: parallel)
    rejected = table.rejected + outside
    source = table.source
    read = table.records.count + table.rejected.count
  }

  /// What is to be warned of.
  func warnings(on network: Network) -> [Warning] {
    guard places.count > 0 else {
      let counted = LocalizedText(english: "counted", chinese: "统计")
      return [NoHouseholds(read: read, network).warning(counted)]
    }
    let off = Warning.householdsOffNetwork(
      (0..<places.count).count { !joins.isJoined($0) }, of: places,
      maxJoin: network.parameters.maxJoin)
    return [off].compactMap(\.self)
  }
}
