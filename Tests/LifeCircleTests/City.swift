import Foundation
import LifeCircle
import TestSupport
import Testing

/// A real city with the results of an independent program (Tests/Expected/README.md).
enum City: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case helsinki, porto, beijing

  var testDescription: String { rawValue }

  var file: String {
    let path =
      switch self {
      case .helsinki: "Tests/Expected/helsinki-centre-2019-cut.osm.pbf"
      case .porto: "Data/Samples/porto-centre-20200720.osm.pbf"
      case .beijing: "Data/Samples/beijing-wudaokou-2017.osm"
      }
    return Checkout.root.appending(path: path).path
  }

  func study(threads: Int = 2) -> Study { Study(network: .tested(file, threads: threads)) }

  /// What a run with places from the file writes; each city runs once for all tests.
  var outputs: Outputs {
    get throws { try Self.runs[self]!.get() }
  }

  private static let runs: [City: Result<Outputs, any Error>] = Dictionary(
    uniqueKeysWithValues: allCases.map { city in (city, Result { try city.study().outputs() }) })

  /// A table of the independent program; without rows where there is no such file.
  func expected(_ table: String) throws -> CSVRecords {
    let path = Checkout.root.appending(path: "Tests/Expected/\(rawValue)-\(table).csv").path
    if FileManager.default.fileExists(atPath: path) {
      return CSVRecords(try Data(contentsOf: URL(filePath: path)))
    }
    guard FileManager.default.fileExists(atPath: path + ".gz") else {
      return CSVRecords("id,lon,lat\n")
    }
    return CSVRecords(try Gzip.bytes(ofFileAt: path + ".gz"))
  }
}
