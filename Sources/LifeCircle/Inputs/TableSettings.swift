import Diagnostics
import Importing
import Texts

/// What a user says of tables, for all of them or for one: `VALUE` or `FILE=VALUE`.
struct TableSettings {
  /// An option of the command with what was said by it.
  struct Option {
    /// As messages name it: `--crs`.
    let name: String
    private var forAll: String?
    private var byPath: [ExactText: String] = [:]

    /// - Parameter tables: The paths of the run's tables, and the options by which they are given.
    /// - Throws: `Failure` of kind `wrongUsage`.
    init(
      _ name: String, _ arguments: [String], tables: (paths: [String], options: String)
    ) throws(Failure) {
      self.name = name
      guard tables.paths.count > 0 || arguments.isEmpty else {
        throw Failure(
          .wrongUsage, "there is no table for \(name)",
          advice: "Give one by \(tables.options)")
      }
      for argument in arguments {
        if let (path, value) = try Self.split(argument, name, tables.paths) {
          guard byPath.updateValue(value, forKey: ExactText(path)) == nil else { throw twice(path) }
        } else {
          guard forAll == nil else { throw twice("all tables") }
          forAll = argument
        }
      }
    }

    /// What was said of this table alone.
    func ofTable(_ path: String) -> String? { byPath[ExactText(path)] }

    /// What was said of all tables.
    var ofAllTables: String? { forAll }

    private func twice(_ what: String) -> Failure {
      Failure(.wrongUsage, "\(name) stands twice for \(what)", advice: "Give it once")
    }

    /// The table and the value of `FILE=VALUE`; `nil` if the argument names no file.
    private static func split(
      _ argument: String, _ name: String, _ tables: [String]
    ) throws(Failure) -> (path: String, value: String)? {
      let marks = argument.indices.filter { argument[$0] == "=" }
      for mark in marks {
        let file = String(argument[..<mark])
        let value = String(argument[argument.index(after: mark)...])
        if tables.containsExactly(file) { return (file, value) }
        let sameName = Set(tables.map(ExactText.init)).filter {
          ExactText(InputFile.name(of: $0.string)) == ExactText(file)
        }
        guard sameName.count < 2 else {
          throw Failure(
            .wrongUsage, "\(name) \(argument): two tables are called \(file)",
            advice: "Write the path as you gave it")
        }
        if let path = sameName.first { return (path.string, value) }
      }
      // Systems may hold the mark themselves: +proj=utm +zone=28, or WKT.
      if marks.isEmpty || argument.hasPrefix("+") || argument.contains("[") { return nil }
      let names = tables.map { "«\($0)»" }.joined(separator: " or ")
      throw Failure(
        .wrongUsage, "\(name) \(argument) names no table of this run",
        advice: "Write \(names) before the =")
    }
  }

  private let systems: Option
  private let encodings: Option

  /// - Parameters:
  ///   - tables: The paths of the run's tables.
  ///   - options: The options by which tables are given, as a message names them.
  init(
    crs: [String], encoding: [String], tables: [String], givenBy options: String
  ) throws(Failure) {
    systems = try Option("--crs", crs, tables: (tables, options))
    encodings = try Option("--encoding", encoding, tables: (tables, options))
  }

  func input(
    _ path: String, columns: ColumnNames, denominators: [String] = []
  ) throws(Failure) -> TableInput {
    TableInput(
      path: path, columns: columns, system: system(path), encoding: try encoding(path),
      denominators: denominators)
  }

  private func system(_ path: String) -> DeclaredSystem? {
    if let name = systems.ofTable(path) { return .ofThisTable(CoordinateSystem(named: name)) }
    return systems.ofAllTables.map { .ofAllTables(CoordinateSystem(named: $0)) }
  }

  private func encoding(_ path: String) throws(Failure) -> EncodingChoice? {
    guard let name = encodings.ofTable(path) ?? encodings.ofAllTables else { return nil }
    guard let choice = EncodingChoice(named: name) else {
      throw Failure(
        .wrongUsage, "«\(name)» is no encoding that is known",
        advice: "Give --encoding UTF-8, UTF-16, GB18030 or another name that iconv knows")
    }
    return choice
  }
}
