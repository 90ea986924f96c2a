import Diagnostics
import OSMExtract
import Texts

/// So many kinds of places must be there, or within reach; or so many things be named of a place.
struct Variety: Requirement {
  static let keys = ["kinds", "at_least", "within", "share", "listed", "of", "items"]

  private enum Kinds {
    case inside([PlaceChoice])
    case reached([ReachCondition])
    /// - items: What each may be called.
    case listed(Attribute, PlaceChoice, items: [Set<ForgivingName>])

    var count: Int {
      switch self {
      case .inside(let choices): choices.count
      case .reached(let conditions): conditions.count
      case .listed(_, _, let items): items.count
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
    atLeast = try fields["at_least"]?.wholeNumber(in: 1...max(1, kinds.count)) ?? kinds.count
  }

  private static func kinds(_ fields: Fields) throws(Failure) -> Kinds {
    if let listed = fields["listed"] {
      let attribute = try fields.vocabulary.attribute(listed, of: .facility)
      guard attribute.type == .list else {
        throw listed.failure("\"\(attribute.id)\" is no list")
      }
      var items: [Set<ForgivingName>] = []
      for node in try fields.required("items").list() {
        let item = try fields.nested(node, keys: ["id", "en", "zh", "names"])
        let names =
          [
            try item.required("id").text(), try item.required("en").text(),
            try item.required("zh").text(),
          ] + (try item["names"]?.texts() ?? [])
        items.append(Set(names.map { ForgivingName($0) }))
      }
      return .listed(attribute, try fields.places(), items: items)
    }
    let categories = try fields.categories("kinds")
    guard fields["within"] != nil else {
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
    case .listed(_, let places, _): Needs(categories: Set(places.categories))
    }
  }

  var words: LocalizedText {
    LocalizedText(
      english: "\(atLeast) of \(kinds.count) kinds\(near.map { " within \($0.english)" } ?? "")",
      chinese: "\(near.map { "\($0.chinese)内" } ?? "")\(kinds.count) 类中至少 \(atLeast) 类")
  }

  func finding(in situation: Situation) -> Finding {
    var finding = Finding(.met)
    var (sure, possible) = (0, 0)
    func add(_ state: State, _ missing: Set<Missing>) {
      sure += state == .met ? 1 : 0
      guard state == .noData else { return }
      possible += 1
      finding.missing.formUnion(missing)
    }
    switch kinds {
    case .inside(let choices):
      for choice in choices {
        let places = situation.places(choice)
        add(Target(.atLeast, 1).state(of: places.count), places.missing)
        finding.counted += places.sure
      }
    case .reached(let conditions):
      for condition in conditions {
        let reached = condition.finding(in: situation)
        add(reached.state, reached.missing)
        finding.counted += reached.counted
      }
    case .listed(let attribute, let choice, let items):
      let (named, missing) = Self.listed(attribute, choice, situation, &finding)
      for names in items {
        add(
          !names.isDisjoint(with: named) ? .met : missing.isEmpty ? .notMet : .noData, missing)
      }
    }
    finding.counted = Array(Set(finding.counted)).sorted()
    let count = Quantity(atLeast: Double(sure), atMost: Double(sure + possible))
    finding.state = Target(.atLeast, Double(atLeast)).state(of: count)
    finding.value = count
    finding.shortfall = Shortfall(Double(atLeast - sure - possible), Units.kinds)
    return finding
  }

  /// What the places inside name, and what keeps it from being all.
  private static func listed(
    _ attribute: Attribute, _ choice: PlaceChoice, _ situation: Situation,
    _ finding: inout Finding
  ) -> (named: Set<ForgivingName>, missing: Set<Missing>) {
    let places = situation.places(choice)
    var named: Set<ForgivingName> = []
    var missing = places.missing
    for position in places.sure {
      let facility = situation.evidence.facilities[position]
      if case .list(let names)? = facility.figures[attribute.id] {
        named.formUnion(names.map { ForgivingName($0) })
        finding.counted.append(position)
      } else {
        missing.formUnion(
          choice.categories.filter(facility.categories.contains).map {
            .facilityFigure(attribute.id, category: $0)
          })
      }
    }
    return (named, missing)
  }
}
