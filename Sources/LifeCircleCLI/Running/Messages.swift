import Diagnostics
import Foundation
import LifeCircle
import Synchronization

/// What the program says: results on standard output, all else on standard error.
enum Messages {
  /// A line at the end of standard error that is to be redrawn or cleared.
  private enum Line {
    case none, shown
    /// The program ends: nothing is drawn any more.
    case closed
  }

  private static let line = Mutex(Line.none)

  /// Whether people look at standard error and lines can be redrawn there.
  static let isTerminal =
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  static func error(_ text: String) {
    closeLine()
    write("error: \(text)\n")
  }

  static func note(_ text: String) {
    clearLine()
    write(text + "\n")
  }

  /// Results. If nobody reads them any more, as behind `| head`, that is no fault.
  static func output(_ text: String) throws(Failure) {
    clearLine()
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      if error.isBrokenPipe { return }
      throw Failure(
        .readingOrWriting, "standard output cannot be written",
        advice: "Check that there is room where it goes")
    }
  }

  // MARK: A line that is redrawn

  private static let beginningAndClear = "\r\u{1B}[K"

  /// - Parameter text: Short enough for a narrow terminal.
  static func showLine(_ text: String) {
    line.withLock { line in
      guard line != .closed else { return }
      line = .shown
      write(beginningAndClear + text)
    }
  }

  static func clearLine() {
    line.withLock { line in
      if line == .shown {
        line = .none
        write(beginningAndClear)
      }
    }
  }

  /// Clears the line for good. It waits for nobody: the terminal may be stopped.
  static func closeLine() {
    _ = line.withLockIfAvailable { line in
      if line == .shown { write(beginningAndClear) }
      line = .closed
    }
  }

  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
