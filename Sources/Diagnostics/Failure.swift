/// What stops a run, in words that a user can act on.
///
/// Its text is one line, `FILE:LINE: what is wrong. What to do.`, without the parts that are not
/// known. Everything that can go wrong because of an input, an option or the machine is thrown as
/// one of these; the command turns `kind` into its exit code.
public struct Failure: Error, Hashable, Sendable {
  /// Whose fault it is, and so which exit code the command ends with.
  public enum Kind: Hashable, Sendable {
    /// Options or arguments that do not fit.
    case wrongUsage
    /// An input that is there but cannot be used.
    case unusableInput
    /// An input that is not there.
    case missingInput
    /// A fault of this program.
    case internalFault
    /// An output that may not or cannot be created.
    case outputRefused
    /// Reading or writing failed.
    case readingOrWriting
  }

  public let kind: Kind
  /// The path as the user gave it.
  public let file: String?
  /// The line of a text file or the number of a record, from 1.
  public let line: Int?
  /// The column in that line, in bytes from 1.
  public let column: Int?
  /// What is wrong: a sentence without its full stop.
  public let problem: String
  /// What to do about it: a sentence without its full stop.
  public let advice: String?

  public init(
    _ kind: Kind, file: String? = nil, line: Int? = nil, column: Int? = nil, _ problem: String,
    advice: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.advice = advice
  }
}

extension Failure: CustomStringConvertible {
  public var description: String {
    let place = [file, line.map(String.init), column.map(String.init)].compactMap { $0 }
    let prefix = place.isEmpty ? "" : place.joined(separator: ":") + ": "
    return prefix + problem + "." + (advice.map { $0.hasSuffix("?") ? " \($0)" : " \($0)." } ?? "")
  }
}
