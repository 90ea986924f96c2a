import Diagnostics
import Foundation

/// A file that appears when it is complete, in place of one that is there.
struct CompleteFile {
  let path: String

  /// - Parameter write: Writes the file at the path that it is given, which is beside the target.
  /// - Throws: `Failure`, told of the target; nothing is left then.
  func write(_ write: (String) throws -> Void) throws {
    let unfinished = path + ".unfinished-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try write(unfinished)
      try move(unfinished)
    } catch {
      try? FileManager.default.removeItem(atPath: unfinished)
      throw (error as? Failure)?.ofOutput(path) ?? error
    }
  }

  private func move(_ unfinished: String) throws(Failure) {
    do {
      if FileManager.default.fileExists(atPath: path) {
        try FileManager.default.removeItem(atPath: path)
      }
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    } catch {
      throw Failure(
        .readingOrWriting, file: path,
        "the finished file could not be moved there: \(error.words)")
    }
  }
}
