import Foundation

/// A folder for the length of one test.
public struct TemporaryFolder: Sendable {
  public let path: String

  /// Runs `body` with a new empty folder and removes the folder with all that is in it.
  public static func with<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
    let name = "lifecircle-tests-\(UUID().uuidString)"
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(TemporaryFolder(path: path))
  }

  /// The path of a file in the folder, whether it is there or not.
  public func path(of name: String) -> String { path + "/" + name }

  /// - Returns: The path of the file.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// - Returns: The path of the file.
  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    try write(Data(bytes), to: name)
  }

  /// - Returns: The path of the file.
  @discardableResult
  public func write(_ bytes: Data, to name: String) throws -> String {
    try bytes.write(to: URL(fileURLWithPath: path(of: name)))
    return path(of: name)
  }
}
