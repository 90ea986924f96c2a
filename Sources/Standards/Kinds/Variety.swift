import Diagnostics
import OSMExtract

/// So many kinds of places must be there, or within reach; or so many things be named of a place.
struct Variety: Requirement {
  static let keys = ["kinds", "at_least", "within", "share", "listed", "of", "items", "in_one"]

  private enum Kinds {
    case inside([PlaceChoice])
    case reached([ReachCondition])
    case listed(ListedItems)

    var count: Int {
      switch self {
      case .inside(let choices): choices.count
      case .reached(let conditions): conditions.count
      case .listed(let items): items.count
      }
    }
  }

  private let kinds: Kinds
  /// How far they may be, if they may stand outside.
  private let near: LocalizedText?
  private let atLeast: Int

  init(_ fields: Fields) throws(Failure) {
    kinds = try Self.kinds(fields)
    near =
      if case .reached(let reached) = kinds { reached.first?.question.withinWords } else { nil }
    atLeast = try fields["at_least"]?.wholeNumber(in: 1...kinds.count) ?? kinds.count
  }

  private static func kinds(_ fields: Fields) throws(Failure) -> Kinds {
    if fields["listed"] != nil {
      try fields.refuse(["kinds", "within", "share"], beside: "listed")
      return .listed(try ListedItems(fields))
    }
    let categories = try fields.categories("kinds")
    try fields.refuse(["of", "items", "in_one"], beside: "kinds")
    guard try fields.hasDistance() else {
      return .inside(categories.map { PlaceChoice([$0], [], fields.vocabulary) })
    }
    var conditions: [ReachCondition] = []
    for category in categories {
      conditions.append(try ReachCondition(category, fields))
    }
    return .reached(conditions)
  }

  var needs: Needs {
    switch kinds {
    case .inside(let choices): Needs(categories: Set(choices.flatMap(\.categories)))
    case .reached(let conditions):
      Needs(
        categories: conditions.reduce(into: []) { $0.formUnion($1.question.categories) },
        questions: Set(conditions.map(\.question)))
    case .listed(let items): Needs(categories: Set(items.places.categories))
    }
  }

  var words: LocalizedText {
    LocalizedText(
      english: "\(atLeast) of \(kinds.count) kinds\(near.map { " within \($0.english)" } ?? "")",
      chinese: "\(near.map { "\($0.chinese)内" } ?? "")\(kinds.count) 类中至少 \(atLeast) 类")
  }

  func finding(in situation: Situation) -> Finding {
    var found = Found()
    switch kinds {
    case .inside(let choices):
      for choice in choices {
        let places = situation.places(choice)
        found.add(Target(.atLeast, 1).state(of: places.count), places.missing)
        found.counted += places.sure
      }
    case .reached(let conditions):
      let findings = conditions.map { $0.finding(in: situation) }
      // Of nobody nothing is asked.
      if findings.allSatisfy({ $0.state == .notApplicable }) { return Finding(.notApplicable) }
      for reached in findings {
        found.add(reached.state, reached.missing)
        found.counted += reached.counted
      }
    case .listed(let items):
      items.look(in: situation, &found)
    }
    let count = Quantity(atLeast: Double(found.sure), atMost: Double(found.sure + found.possible))
    var finding = Finding(Target(.atLeast, Double(atLeast)).state(of: count))
    finding.value = count
    finding.counted = Array(Set(found.counted)).sorted()
    finding.missing = found.missing
    finding.shortfall = Shortfall(
      Double(atLeast - found.sure - found.possible), Units.kinds)
    return finding
  }
}

extension Variety {
  /// The kinds that are there, and those of which that is not known.
  struct Found {
    private(set) var sure = 0
    private(set) var possible = 0
    /// Positions of facilities.
    var counted: [Int] = []
    private(set) var missing: Set<Missing> = []

    /// - Parameter missing: What keeps it from being known of a kind.
    mutating func add(_ state: State, _ missing: Set<Missing>) {
      sure += state == .met ? 1 : 0
      guard state == .noData else { return }
      possible += 1
      self.missing.formUnion(missing)
    }
  }
}
