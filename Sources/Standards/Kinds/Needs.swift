import Diagnostics

/// What rules want to be told.
package struct Needs: Sendable {
  /// Something that only the user knows, under a name of the rule's own.
  package struct Supplied: Hashable, Sendable {
    /// Where evidence has it.
    package let key: String
    package let id: String
    package let title: LocalizedText
    /// Of the rule that asks, if it is the rule itself that is to be told of.
    let row: String?
    /// Whether it is a number; else it is yes or no.
    package let isNumber: Bool

    /// What a column or an indicator that tells it may be called.
    package var names: [String] { [id, title.english, title.chinese] + (row.map { [$0] } ?? []) }
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
