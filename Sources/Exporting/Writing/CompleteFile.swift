import Diagnostics
import FileKit
import Foundation

/// A file that appears when it is complete, in place of one that is there.
package struct CompleteFile {
  /// As the user gave it.
  private let name: String
  /// A link stays, and what it leads to is replaced.
  private let target: String

  package init(path: String) {
    name = path
    target = URL(filePath: path).resolvingSymlinksInPath().path
  }

  /// - Parameter write: Writes the file at the path that it is given, which is beside the target.
  /// - Throws: `Failure`, told of the target; nothing is left then, and what was there stays.
  package func write(_ write: (String) throws -> Void) throws {
    let unfinished = target + ".unfinished-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try Unfinished.shared.step { $0.begin(unfinished) }
      try write(unfinished)
      try Unfinished.shared.step { notes throws(Failure) in
        do throws(Rename.Failed) {
          try Rename.replace(target, with: unfinished)
        } catch {
          throw Failure(
            .readingOrWriting, file: name,
            "the finished file could not be moved there: \(error.message)")
        }
        notes.end(unfinished)
      }
    } catch {
      try Unfinished.shared.step { $0.undo(unfinished) }
      throw (error as? Failure)?.ofOutput(name) ?? error
    }
  }
}
