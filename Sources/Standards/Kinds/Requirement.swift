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

  /// What the amounts of its findings are of.
  var names: AmountNames { get }

  /// Whether what several areas are short of adds up.
  var shortfallsAdd: Bool { get }

  func finding(in situation: Situation) -> Finding
}

extension Requirement {
  var names: AmountNames { AmountNames() }

  var shortfallsAdd: Bool { true }
}

/// What rules want to be told.
package struct Needs: Sendable {
  /// Something that only the user knows, under a name of the rule's own.
  package struct Supplied: Hashable, Sendable {
    /// Where evidence has it.
    package let key: String
    /// Names that a column or a row may have for it.
    package let names: [String]
    /// Whether it is a number; else it is yes or no.
    package let isNumber: Bool
  }

  /// Figures of areas.
  package var figures: Set<String> = []
  package var categories: Set<String> = []
  package var questions: Set<ReachQuestion> = []
  /// What reach is counted in.
  package var denominators: Set<String> = []
  package var supplied: [Supplied] = []

  package init(
    figures: Set<String> = [], categories: Set<String> = [], questions: Set<ReachQuestion> = [],
    denominators: Set<String> = [], supplied: [Supplied] = []
  ) {
    self.figures = figures
    self.categories = categories
    self.questions = questions
    self.denominators = denominators
    self.supplied = supplied
  }

  package static func + (one: Needs, other: Needs) -> Needs {
    Needs(
      figures: one.figures.union(other.figures),
      categories: one.categories.union(other.categories),
      questions: one.questions.union(other.questions),
      denominators: one.denominators.union(other.denominators),
      supplied: one.supplied + other.supplied)
  }
}

/// The kinds of rules, as rule files name them.
package enum Kind: String, CaseIterable, Hashable, Sendable {
  case reach, capacity, ratio, existence
  case perPeople = "per_people"
  case variety, colocation, conditional, hours, checklist, recorded, circle, note

  /// The keys that a rule of the kind may have beside those of every rule.
  package var keys: [String] { requirement.keys }

  var requirement: any Requirement.Type {
    switch self {
    case .reach: Reach.self
    case .capacity: Capacity.self
    case .ratio: Ratio.self
    case .existence: Existence.self
    case .perPeople: PerPeople.self
    case .variety: Variety.self
    case .colocation: Colocation.self
    case .conditional: Conditional.self
    case .hours: Hours.self
    case .checklist: Checklist.self
    case .recorded: Recorded.self
    case .circle: Circle.self
    case .note: Note.self
    }
  }
}
