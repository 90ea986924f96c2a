import Diagnostics
import OSMExtract

/// So many places must be there, of some size; or others in their stead.
struct Existence: Requirement {
  static let keys = ["of", "where", "at_least", "alternatives", "within", "share"]

  /// One way to fulfil the rule.
  private struct Way {
    let places: PlaceChoice
    let count: Int
    /// What the area must be for this way to be open to it: of the first, for the rule to be asked.
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
    if fields["alternatives"] != nil {
      for node in try fields.list("alternatives") {
        ways.append(
          try Self.way(try fields.nested(node, keys: ["of", "where", "at_least", "applies"])))
      }
    }
    self.ways = ways
    name = ways[0].places.name
    if try fields.hasDistance() {
      // One place in reach is all that can be asked; no other way is followed.
      try fields.refuse(
        (ways[0].count > 1 ? ["at_least"] : []) + ["alternatives"], beside: "within")
      reach = try ReachCondition(fields)
    } else {
      reach = nil
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
      let areas = way.applies.words
      return LocalizedText(
        english: "\(way.count) × \(way.places.name.english)"
          + (areas.map { " (\($0.english))" } ?? ""),
        chinese: "\(way.count) 处\(way.places.name.chinese)"
          + (areas.map { "（\($0.chinese)）" } ?? ""))
    }
    let near = reach?.question.withinWords
    return LocalizedText(
      english: texts.map(\.english).joined(separator: ", or ")
        + (near.map { " within \($0.english)" } ?? ""),
      chinese: (near.map { "\($0.chinese)内" } ?? "")
        + texts.map(\.chinese).joined(separator: "，或"))
  }

  var names: [AmountNames] {
    reach == nil ? ways.map { AmountNames($0.places.name) } : [ReachCondition.names]
  }

  func finding(in situation: Situation) -> Finding {
    if let reach { return reachedFinding(reach, situation) }
    var best = finding(byWay: 0, situation)
    for way in ways.indices.dropFirst() where best.state != .met {
      let (isOpen, missing) = ways[way].applies.isAsked(in: situation)
      guard isOpen != false else { continue }
      let other = finding(byWay: way, situation)
      if other.state == .met, isOpen == true {
        best = other
      } else if other.state != .notMet, best.state == .notMet {
        // The other way may do: what is short is not known.
        best.state = .noData
        best.missing = missing.union(other.state == .noData ? other.missing : [])
        best.shortfall = nil
      } else if other.state == .noData, best.state == .noData {
        best.missing.formUnion(other.missing.union(missing))
      }
    }
    return best
  }

  /// What is found if it is open to the area.
  private func finding(byWay position: Int, _ situation: Situation) -> Finding {
    let way = ways[position]
    let (places, name) = (situation.places(way.places), way.places.name)
    var finding = Finding(Target(.atLeast, Double(way.count)).state(of: places.count))
    finding.value = places.count
    finding.numerator = places.count
    finding.way = position
    finding.counted = places.sure
    finding.missing = places.missing
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
