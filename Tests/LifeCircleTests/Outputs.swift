import Foundation
import JSONKit
import LifeCircle
import TestSupport

/// The files that a study wrote, by name.
struct Outputs: Sendable {
  let files: [String: [UInt8]]

  func table(_ name: String) -> CSVRecords { CSVRecords(files[name] ?? []) }

  func json(_ name: String) throws -> JSONValue {
    try JSONDocument(parsing: files[name] ?? []).root
  }

  /// The features of a layer.
  func features(_ name: String) throws -> [JSONValue] {
    Array(try json(name)["features"]!.elements)
  }

  var households: CSVRecords { table("households.csv") }
}

extension Study {
  /// Runs, writes to a folder that vanishes, and gives what was written.
  func outputs() throws -> Outputs {
    let results = try run()
    return try TemporaryFolder.with { folder in
      let path = folder.path + "/results"
      try results.write(to: path)
      var files: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        files[name] = [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
      }
      return Outputs(files: files)
    }
  }

  /// A study of the sample town.
  static func ofSampleTown(
    in folder: TemporaryFolder, box: String? = nil
  ) throws -> Study {
    let text = box.map { SampleTown.text(box: $0) } ?? SampleTown.text()
    return Study(network: .tested(try folder.write(text, to: "town.osm")))
  }
}

extension NetworkInput {
  /// A network with the rules of the checkout.
  static func tested(_ file: String, threads: Int = 2) -> NetworkInput {
    var input = NetworkInput(
      file: file, rules: RuleFolder(path: Checkout.root.appending(path: "Data").path))
    input.threads = threads
    return input
  }
}

/// Rows as a CSV of plain cells.
func csv(_ header: String, _ rows: [[String]]) -> String {
  ([header] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
}
