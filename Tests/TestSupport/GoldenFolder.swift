import Foundation

/// Files that are expected byte for byte, kept in a folder of the checkout.
///
/// With `LIFECIRCLE_RECORD_GOLDEN=1` in the environment the files found are written there instead;
/// `difference` then says so, and a test that expects none fails, so that nobody records unawares.
package struct GoldenFolder {
  private let path: String

  /// - Parameter path: From the root of the checkout.
  package init(_ path: String) { self.path = Checkout.root.appending(path: path).path }

  private var isRecording: Bool {
    ProcessInfo.processInfo.environment["LIFECIRCLE_RECORD_GOLDEN"] == "1"
  }

  /// Where files differ from those expected, by name; empty if they are all there and equal.
  package func differences(from files: [String: [UInt8]]) throws -> [String] {
    if isRecording {
      try record(files)
      return ["recorded to \(path): look at the changes, then run without recording"]
    }
    let expected = try FileManager.default.contentsOfDirectory(atPath: path)
    return try Set(expected).union(files.keys).sorted().compactMap { name in
      guard let found = files[name] else { return "\(name) was not written" }
      guard expected.contains(name) else { return "\(name) is not expected" }
      let golden = [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name)))
      return golden == found ? nil : "\(name): \(Self.firstDifference(golden, found))"
    }
  }

  private func record(_ files: [String: [UInt8]]) throws {
    let manager = FileManager.default
    try? manager.removeItem(atPath: path)
    try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(filePath: path + "/" + name))
    }
  }

  private static func firstDifference(_ expected: [UInt8], _ found: [UInt8]) -> String {
    let newline = UInt8(ascii: "\n")
    let expectedLines = expected.split(separator: newline, omittingEmptySubsequences: false)
    let foundLines = found.split(separator: newline, omittingEmptySubsequences: false)
    for (index, pair) in zip(expectedLines, foundLines).enumerated() where pair.0 != pair.1 {
      return "line \(index + 1) is «\(String(decoding: pair.1, as: UTF8.self))», "
        + "expected «\(String(decoding: pair.0, as: UTF8.self))»"
    }
    return "\(foundLines.count) lines, expected \(expectedLines.count)"
  }
}
