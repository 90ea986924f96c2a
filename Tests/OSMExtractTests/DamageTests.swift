import Diagnostics
import Foundation
import OSMExtract
import TestSupport
import Testing

/// A rule file is edited by hand; whatever is wrong with it is told.
@Suite("A damaged rule file", .timeLimit(.minutes(2)))
struct DamageTests {
  /// All rule files of the checkout, and how each is read.
  static let files: [String] =
    (try? Checkout.files(below: "Data", suffixes: ["yaml"]).filter {
      $0.hasPrefix("Data/Profiles/") || $0.hasPrefix("Data/Categories/")
    }) ?? []

  @Test(arguments: files)
  func `is read or refused with its name`(file: String) throws {
    try TemporaryFolder.with { folder in
      let data = folder.path(of: "Data")
      try FileManager.default.copyItem(
        at: Checkout.root.appending(path: "Data"), to: URL(filePath: data))
      let path = folder.path(of: file)
      let sound = [UInt8](try Data(contentsOf: URL(filePath: path)))
      #expect(throws: Never.self) { try read(path, in: data) }
      for bytes in Damage.copies(of: sound, count: 96, seed: 1) {
        try folder.write(bytes, to: file)
        do {
          try read(path, in: data)
        } catch let failure as Failure {
          #expect([.unusableInput, .missingInput].contains(failure.kind), "\(failure)")
        }
      }
    }
  }

  @Test(arguments: ["[", "{a: ", "- ", "? "])
  func `may be nested deeply`(beginning: String) throws {
    try refuse(String(repeating: beginning, count: 100_000))
  }

  @Test func `may repeat what it repeats, and takes no more memory for it`() throws {
    let doubled = (1..<60).map { "b\($0): &b\($0) [*b\($0 - 1), *b\($0 - 1)]\n" }.joined()
    try refuse("b0: &b0 [x, x]\n" + doubled)
    try refuse("b0: &b0 [x, x]\n" + doubled + "categories: *b59\nid: *b59\ntitle: *b59\n")
  }

  private func refuse(_ text: String) throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(text, to: "categories.yaml")
      #expect(throws: Failure.self) { try CategorySet(fileAt: path) }
    }
  }

  private func read(_ path: String, in data: String) throws {
    if path.contains("/Streets/") {
      _ = try StreetRules(fileAt: path)
    } else if path.contains("/Profiles/") {
      _ = try WalkingProfile(path, folder: data + "/Profiles")
    } else if path.hasSuffix("residential-buildings.yaml") {
      _ = try ResidentialBuildings(fileAt: path)
    } else {
      _ = try CategorySet(fileAt: path)
    }
  }
}
