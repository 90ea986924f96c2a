import Foundation

/// The checkout that the tests were built from.
package enum Checkout {
  package static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// - Parameter path: From the root.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The names of what is in a folder, sorted.
  package static func entries(_ path: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path).sorted()
  }

  /// Paths from the root of all files below `folder` with one of the suffixes, sorted.
  package static func files(below folder: String, suffixes: Set<String>) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { suffixes.contains(URL(filePath: $0).pathExtension) }
      .map { "\(folder)/\($0)" }.sorted()
  }
}
