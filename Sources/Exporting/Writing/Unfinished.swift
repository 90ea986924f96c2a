import Diagnostics
import Foundation
import Synchronization

/// The files and folders of this process that are being made and not in their place yet.
///
/// Whatever is created, moved or removed for an output is done in a `step`, and what a step leaves
/// unfinished is noted in it. `abandon` waits for the step at hand, lets no other begin, and
/// removes what is noted: it may come from any thread at any moment, and leaves nothing behind.
package final class Unfinished: Sendable {
  package static let shared = Unfinished()

  /// What is noted.
  package struct Notes: Sendable {
    /// By the path of an unfinished file or folder: the folders that were made for it, the deepest
    /// first.
    private var madeFolders: [String: [String]] = [:]

    mutating func begin(_ path: String, madeFolders: [String] = []) {
      self.madeFolders[path] = madeFolders
    }

    /// It is in its place.
    mutating func end(_ path: String) { madeFolders[path] = nil }

    /// Removes it, with what was made for it as far as nobody else uses that.
    mutating func undo(_ path: String) {
      guard let folders = madeFolders.removeValue(forKey: path) else { return }
      let manager = FileManager.default
      try? manager.removeItem(atPath: path)
      for folder in folders {
        guard (try? manager.contentsOfDirectory(atPath: folder))?.isEmpty == true else { return }
        try? manager.removeItem(atPath: folder)
      }
    }

    fileprivate mutating func undoAll() {
      for path in madeFolders.keys { undo(path) }
    }
  }

  private let notes = Mutex(Notes())

  package init() {}

  /// Changes the file system in a way that an interruption either waits for or prevents.
  package func step<Result: Sendable>(
    _ body: (inout Notes) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try notes.withLock { notes throws(Failure) in try body(&notes) }
  }

  /// Removes everything unfinished.
  ///
  /// - Parameter end: Ends the process; until it has, no step is done.
  package func abandon(then end: () -> Void) {
    notes.withLock { notes in
      notes.undoAll()
      end()
    }
  }
}
