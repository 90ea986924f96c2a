import Foundation
import LifeCircle
import TestSupport
import Testing

@Suite("The files of the sample town")
struct GoldenTests {
  @Test func `are those that were looked through once`() throws {
    let files = try SampleTownRun.files.get().mapValues(Self.withoutVersions)
    #expect(
      try GoldenFolder("Tests/ExportingTests/Golden").differences(from: files) == [])
  }

  /// Versions of ours and of the libraries, and the digests of rule files, change without a change
  /// of what is written.
  private static func withoutVersions(_ bytes: [UInt8]) -> [UInt8] {
    var text = String(decoding: bytes, as: UTF8.self)
    text = text.replacing("lifecircle \(lifeCircleVersion)", with: "lifecircle VERSION")
    text = text.replacing("\"version\": \"\(lifeCircleVersion)\"", with: "\"version\": \"VERSION\"")
    text = text.replacing(#/"(GEOS|PROJ)": "[^"]*"/#) { "\"\($0.output.1)\": \"VERSION\"" }
    text = text.replacing(#/"sha256": "[0-9a-f]{64}"/#, with: "\"sha256\": \"DIGEST\"")
    return Array(text.utf8)
  }
}

/// One run on the sample town for all tests here.
enum SampleTownRun {
  /// What it wrote, by name.
  static let files: Result<[String: [UInt8]], any Error> = Result { try files { _ in } }

  /// What a run of its own writes.
  static func files(_ change: (inout Study) -> Void) throws -> [String: [UInt8]] {
    try TemporaryFolder.with { folder in
      var network = NetworkInput(
        file: try folder.write(SampleTown.text(), to: "town.osm"),
        rules: RuleFolder(path: Checkout.root.appending(path: "Data").path))
      network.threads = 2
      let path = folder.path + "/results"
      var study = Study(network: network)
      change(&study)
      try study.run().write(to: path)
      var files: [String: [UInt8]] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        files[name] = [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
      }
      return files
    }
  }
}
