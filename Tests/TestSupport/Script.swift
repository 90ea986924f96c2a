import Foundation

/// Runs the scripts of the checkout.
package enum Script {
  package struct Failure: Error {
    package let path: String
    package let code: Int32
    package let messages: String
  }

  /// - Parameter path: From the root.
  /// - Throws: `Failure` if it ends with another code than 0.
  package static func run(_ path: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = Checkout.root.appending(path: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let messages = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      throw Failure(
        path: path, code: process.terminationStatus,
        messages: String(decoding: messages, as: UTF8.self))
    }
  }
}
