import Foundation
import LifeCircle
import TestSupport
import Testing

/// What another Swift program sees, which has only the library's public names.
@Suite("Answers to other programs")
struct AnswerTests {
  @Test func `say of each household what the files say`() throws {
    try TemporaryFolder.with { folder in
      let rules = RuleFolder(path: Checkout.root.appending(path: "Data").path)
      let town = try folder.write(SampleTown.text(), to: "town.osm")
      let results = try Study(network: NetworkInput(file: town, rules: rules)).run()
      try results.write(to: folder.path + "/out")
      let table = CSVRecords(
        try Data(contentsOf: URL(filePath: folder.path + "/out/households.csv")))
      #expect(results.minutes == [10, 15])
      #expect(results.householdCount == table.rows.count)
      for position in table.rows.indices {
        let answer = results.household(at: position)
        #expect(answer.id == table[position, "id"])
        #expect(answer.openEndSeconds == Double(table[position, "open_end_seconds"]))
        for category in answer.categories {
          #expect(category.seconds == Double(table[position, "\(category.id)_seconds"]))
          #expect(category.facility ?? "" == table[position, "\(category.id)_facility"])
          for (minutes, verdict) in zip(["10", "15"], category.verdicts) {
            let name = table[position, "\(category.id)_\(minutes)"]
            switch verdict {
            case .covered: #expect(name == "covered")
            case .unknown: #expect(name == "unknown")
            case .notCovered(let reason):
              #expect(name == "notCovered")
              #expect(reason.rawValue == table[position, "\(category.id)_\(minutes)_reason"])
            }
          }
        }
      }
      for row in results.coverage {
        let notCovered = row.notCovered.values.reduce(0, +)
        #expect(row.covered + row.unknown + notCovered == row.total)
      }
    }
  }

  @Test func `are thrown as failures of the library's own`() {
    let rules = RuleFolder(path: Checkout.root.appending(path: "Data").path)
    let failure = #expect(throws: LifeCircle.Failure.self) {
      try Study(network: NetworkInput(file: "no such.osm", rules: rules)).run()
    }
    #expect(failure?.kind == .missingInput)
  }
}
