import Diagnostics
import OSMExtract

/// So many places must be there, of some size; or others in their stead.
struct Existence: Requirement {
  static let keys = ["of", "where", "at_least", "alternatives", "within", "share"]

  /// One way to fulfil the rule.
  private struct Way {
    let places: PlaceChoice
    let count: Int
    /// What the area must be for this way to be open to it.
    let applies: Applicability

    /// How much the largest place there is too small, where size is all that is asked of one.
    func lacking(in situation: Situation) -> Shortfall? {
      guard places.conditions.count == 1, let size = places.conditions.first,
        size.target.comparator == .atLeast
      else { return nil }
      let there = Set(places.categories.flatMap { situation.area.facilities[$0] ?? [] })
      let largest = there.map { situation.evidence.facilities[$0] }.filter(\.isBuilt)
        .compactMap { $0.figures[size.attribute.id]?.number?.exact }.max()
      return largest.flatMap {
        Shortfall(size.target.bound - $0, size.attribute.unit ?? size.attribute.name)
      }
    }
  }

  private let ways: [Way]
  /// If set, a place within this distance will do wherever it stands, for `share` of the households.
  private let reach: ReachCondition?
  private let name: LocalizedText

  init(_ fields: Fields) throws(Failure) {
    var ways = [try Self.way(fields)]
    if let alternatives = fields["alternatives"] {
      for node in try alternatives.list() {
        ways.append(
          try Self.way(try fields.nested(node, keys: ["of", "where", "at_least", "applies"])))
      }
    }
    self.ways = ways
    name = ways[0].places.name
    if fields["within"] == nil {
      if let share = fields["share"] {
        throw share.failure("a share needs a distance", advice: "Add \"within\"")
      }
      reach = nil
    } else {
      // One place in reach is all that can be asked; no other way is followed.
      let unused = [ways[0].count > 1 ? fields["at_least"] : nil, fields["alternatives"]]
      if let node = unused.compactMap(\.self).first {
        throw node.failure(
          "this does not go with \"within\"",
          advice: "Leave one out, or make two rules of it")
      }
      reach = try ReachCondition(fields)
    }
  }

  private static func way(_ fields: Fields) throws(Failure) -> Way {
    Way(
      places: try fields.places(),
      count: try fields["at_least"]?.wholeNumber(in: 1...100_000) ?? 1,
      applies: try Applicability(fields))
  }

  var needs: Needs {
    Needs(
      categories: Set(ways.flatMap(\.places.categories)),
      questions: reach.map { [$0.question] } ?? [])
  }

  var words: LocalizedText {
    let texts = ways.map { way in
      LocalizedText(
        english: "\(way.count) × \(way.places.name.english)",
        chinese: "\(way.count) 处\(way.places.name.chinese)")
    }
    let near = reach?.question.withinWords
    return LocalizedText(
      english: texts.map(\.english).joined(separator: ", or ")
        + (near.map { " within \($0.english)" } ?? ""),
      chinese: (near.map { "\($0.chinese)内" } ?? "")
        + texts.map(\.chinese).joined(separator: "，或"))
  }

  var names: AmountNames { reach == nil ? AmountNames(name) : ReachCondition.names }

  func finding(in situation: Situation) -> Finding {
    if let reach { return reachedFinding(reach, situation) }
    var best = finding(ways[0], situation)
    for way in ways.indices.dropFirst() where best.state != .met {
      let other = finding(ways[way], situation)
      switch (best.state, other.state) {
      case (_, .met): best = other
      case (.notMet, .noData):
        // The other way may be open: what is short is not known.
        best.state = .noData
        best.missing = other.missing
        best.shortfall = nil
      default: break
      }
    }
    return best
  }

  private func finding(_ way: Way, _ situation: Situation) -> Finding {
    let (state, missing) = way.applies.state(in: situation)
    guard state != .notApplicable else { return Finding(.notMet) }
    let places = situation.places(way.places)
    let target = Target(.atLeast, Double(way.count))
    var finding = Finding(target.state(of: places.count))
    finding.value = places.count
    finding.numerator = places.count
    finding.counted = places.sure
    finding.missing = places.missing.union(missing)
    if state == .noData, finding.state == .met { finding.state = .noData }
    if let most = places.count.atMost {
      finding.shortfall =
        way.count == 1 && most == 0
        ? way.lacking(in: situation) ?? Shortfall(1, Units.places(name))
        : Shortfall(Double(way.count) - most, Units.places(name))
    }
    return finding
  }

  private func reachedFinding(_ reach: ReachCondition, _ situation: Situation) -> Finding {
    var finding = reach.finding(in: situation)
    if finding.state == .notMet { finding.shortfall = Shortfall(1, Units.places(name)) }
    return finding
  }
}
