import Foundation
import LifeCircle
import TestSupport

/// Data/Samples/demo-town: a map, tables, and what was worked out by hand from its plan.
enum DemoTown {
  private static let folder = "Data/Samples/demo-town"

  /// The tables of facilities that expected.csv names.
  static let facilityTables = ["facilities", "facilities-without-elderly"]

  /// What a run with one of the tables of facilities writes, from the tables as committed: GB18030
  /// in GCJ-02, with Chinese names of columns. Each runs once for all tests.
  static func outputs(_ facilities: String) throws -> Outputs {
    try runs[facilities]!.get()
  }

  private static let runs: [String: Result<Outputs, any Error>] = Dictionary(
    uniqueKeysWithValues: facilityTables.map { facilities in
      (facilities, Result { try run(facilities, from: Checkout.root.path + "/" + folder) })
    })

  /// The same from UTF-8 tables on WGS 84, which the town's script makes.
  static func plainOutputs(_ facilities: String) throws -> Outputs {
    try TemporaryFolder.with { folder in
      try Script.run("Scripts/make-demo-town", "--plain", folder.path)
      return try run(facilities, from: folder.path)
    }
  }

  private static func run(_ facilities: String, from tables: String) throws -> Outputs {
    var study = Study(network: .tested("\(Checkout.root.path)/\(folder)/town.osm"))
    study.households = "\(tables)/households.csv"
    study.facilities = "\(tables)/\(facilities).csv"
    if tables.hasSuffix(folder) { study.crs = ["gcj02"] }
    return try study.outputs()
  }

  static let expected = Result {
    let table = CSVRecords(try Checkout.text("\(folder)/expected.csv"))
    return table.rows.indices.map { Expectation(table, row: $0) }
  }
}

extension DemoTown {
  /// A row of expected.csv.
  struct Expectation {
    let household: String
    let facilities: String
    let category: String
    let minutes: String
    let verdict: String
    let reason: String
    /// The level walk that takes as long, where it was worked out.
    let meters: Double?

    init(_ table: CSVRecords, row: Int) {
      household = table[row, "id"]
      facilities = table[row, "table"]
      category = table[row, "category"]
      minutes = table[row, "minutes"]
      verdict = table[row, "verdict"]
      reason = table[row, "reason"]
      meters = Double(table[row, "meters"])
    }

    /// At 4 km/h.
    var seconds: Double? { meters.map { $0 * 0.9 } }

    var question: String { "\(household) \(facilities) \(category) \(minutes)" }
    var answer: String { "\(verdict) \(reason)" }
  }
}
