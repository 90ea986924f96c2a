internal import COsmium

/// Why an OSM file could not be read.
package struct OSMError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// There is no file of that name.
    case noSuchFile
    /// The file is there and cannot be opened or read.
    case cannotBeRead
    /// What it holds is torn, wrongly packed or no OSM extract.
    case unusableContent
    /// Its suffix stands for no format that is read.
    case unknownFormat
    case outOfMemory
    /// There is more in it than can be numbered.
    case tooLarge
  }

  /// More of what is wrong with content that cannot be used.
  package enum Cause: Hashable, Sendable {
    case other
    /// The file ends too early.
    case torn
    /// It is of another format than its name says.
    case anotherFormat
    /// It is a file of changes (osmChange).
    case changes
  }

  package let kind: Kind
  package let cause: Cause
  /// In the words of the library that found it, without a path.
  package let message: String

  package init(kind: Kind, cause: Cause = .other, message: String) {
    self.kind = kind
    self.cause = cause
    self.message = message
  }
}

extension OSMError {
  init(_ error: co_error) {
    kind =
      switch Int(error.kind) {
      case CO_ERROR_NO_SUCH_FILE: .noSuchFile
      case CO_ERROR_CANNOT_READ: .cannotBeRead
      case CO_ERROR_UNKNOWN_FORMAT: .unknownFormat
      case CO_ERROR_OUT_OF_MEMORY: .outOfMemory
      case CO_ERROR_TOO_LARGE: .tooLarge
      default: .unusableContent
      }
    cause =
      switch Int(error.cause) {
      case CO_CAUSE_TORN: .torn
      case CO_CAUSE_OTHER_FORMAT: .anotherFormat
      case CO_CAUSE_CHANGES: .changes
      default: .other
      }
    let bytes = unsafe withUnsafeBytes(of: error.message) { bytes in
      unsafe Array(bytes.prefix { $0 != 0 })
    }
    message = String(decoding: bytes, as: UTF8.self).trimmingSpaces
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let kept = drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }
}
