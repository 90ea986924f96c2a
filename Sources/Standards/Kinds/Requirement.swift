import Diagnostics
import OSMExtract

/// What a rule of one kind asks of an area.
protocol Requirement: Sendable {
  /// The keys that a rule of this kind may have beside those of every rule.
  static var keys: [String] { get }

  init(_ fields: Fields) throws(Failure)

  /// What must be found out before it can be judged.
  var needs: Needs { get }

  /// What is asked, in few words: for tables.
  var words: LocalizedText { get }

  /// What the amounts of its findings are of, by way to meet it.
  var names: [AmountNames] { get }

  /// Whether what several areas are short of adds up.
  var shortfallsAdd: Bool { get }

  func finding(in situation: Situation) -> Finding
}

extension Requirement {
  var names: [AmountNames] { [AmountNames()] }

  var shortfallsAdd: Bool { true }
}
