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
