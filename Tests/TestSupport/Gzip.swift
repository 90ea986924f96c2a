import Foundation

/// Reads packed files by the system's own program, so that our reading is not tested by itself.
package enum Gzip {
  package struct Failure: Error {
    package let path: String
  }

  package static func bytes(ofFileAt path: String) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(path: path) }
    return data
  }
}
