import Foundation
import LifeCircle

/// What the program says beside its results: on standard error.
enum Messages {
  static func error(_ text: String) { write("error: \(text)") }

  /// How a warning begins.
  static func warning(in language: Language) -> String {
    switch language {
    case .english: "warning:"
    case .chinese: "提示："
    }
  }

  static func note(_ text: String) { write(text) }

  private static func write(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
