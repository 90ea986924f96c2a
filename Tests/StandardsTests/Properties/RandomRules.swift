import Standards
import TestSupport

/// A rule of every kind with random parameters, as a file has it.
enum RandomRules {
  private static let categories = [
    "nursery", "kindergarten", "service_station", "health_station", "supermarket",
  ]

  static func texts(_ random: inout SeededGenerator) -> [String] {
    var texts: [String] = []
    for (number, kind) in Kind.allCases.enumerated() where kind != .circle {
      for copy in 0..<2 {
        texts.append(
          OurStandards.rule(
            "r\(number)_\(copy)", kind: kind.rawValue,
            parameters(kind, &random) + applies(&random) + share(&random),
            areas: areas(&random)))
      }
    }
    let parts = (0..<6).map { "r\($0)_0" }.filter { _ in random.chance(60) }
    texts.append(
      OurStandards.rule(
        "circle", kind: "circle", "parts: [r0_0\(parts.dropFirst().map { ", \($0)" }.joined())]",
        areas: areas(&random)))
    return texts
  }

  private static func areas(_ random: inout SeededGenerator) -> String {
    [
      "[community]", "[community, region]", "[street]", "[community, street, region]", "[region]",
    ].randomElement(using: &random) ?? ""
  }

  private static func applies(_ random: inout SeededGenerator) -> String {
    random.chance(25) ? "\napplies: {estate: new}" : ""
  }

  private static func share(_ random: inout SeededGenerator) -> String {
    random.chance(30) ? "\nshare_of_areas: {at_least: 50}" : ""
  }

  private static func category(_ random: inout SeededGenerator) -> String {
    categories.randomElement(using: &random) ?? ""
  }

  /// One or two.
  private static func places(_ random: inout SeededGenerator) -> String {
    let (one, other) = (category(&random), category(&random))
    let condition =
      random.chance(40)
      ? ", where: {floor_area: {at_least: \([20, 300].randomElement(using: &random) ?? 1)}}" : ""
    return one == other ? "of: \(one)\(condition)" : "of: [\(one), \(other)]\(condition)"
  }

  private static func target(
    _ bounds: [Int], upTo most: Int = .max, _ random: inout SeededGenerator
  ) -> String {
    let bound = bounds.randomElement(using: &random) ?? 0
    let comparator =
      ["at_least", "at_least", "above", "at_most", "below", "equals", "between"]
      .randomElement(using: &random) ?? ""
    return comparator == "between"
      ? "target: {between: [\(bound), \(min(bound * 2, most))]}"
      : "target: {\(comparator): \(bound)}"
  }

  private static func amount(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: "{\(places(&random)), sum: places, stated: childcare_places}"
    case 1: "{\(places(&random)), count: true}"
    case 2: "{sum: [{\(places(&random)), sum: floor_area}, {area: park_area}]}"
    default: "{\(places(&random)), sum: floor_area}"
    }
  }

  private static func within(_ random: inout SeededGenerator) -> String {
    ["{meters: 500}", "{minutes: 15, profile: planning}", "{straight_meters: 300}"]
      .randomElement(using: &random) ?? ""
  }

  private static let unit = "\nunit: {en: m², zh: 平方米}"

  private static func parameters(_ kind: Kind, _ random: inout SeededGenerator) -> String {
    switch kind {
    case .reach:
      return "reached: [{\(places(&random)), within: \(within(&random))}]\n"
        + "denominator: households\n\(target([0, 50, 95, 100], upTo: 100, &random))"
    case .capacity:
      return "amount: \(amount(&random))\nper: {of: population, each: 1000}\n"
        + target([0, 1, 5, 30], &random) + unit
    case .ratio:
      let whole = random.chance(50) ? "{area: floor_area}" : amount(&random)
      return "part: \(amount(&random))\nwhole: \(whole)\n" + target([0, 10, 60], &random) + unit
    case .existence:
      return "\(existence(&random))\nat_least: \(Int.random(in: 1...3, using: &random))"
        + (random.chance(50)
          ? "\nalternatives: [{\(places(&random)), applies: {constrained: true}}]" : "")
    case .perPeople:
      return "of: \(category(&random))\npeople: [1000, \(random.chance(50) ? 10_000 : 50_000)]"
    case .variety:
      return variety(&random)
    case .colocation:
      return "of: [\(category(&random))]\nwith: \(category(&random))\ntolerance_meters: 150"
    case .conditional:
      let when =
        random.chance(50)
        ? "{not_reached: {of: \(category(&random)), within: \(within(&random))}}"
        : "{attribute: population, at_least: 10000}"
      return "when: \(when)\nthen: {kind: existence, of: \(category(&random))}"
    case .hours:
      return "of: \(category(&random))\nfigure: hours_per_day\n" + target([3, 8], &random)
    case .checklist: return ""
    case .recorded: return target([0, 60, 95], &random) + unit
    case .note, .circle: return ""
    }
  }

  private static func existence(_ random: inout SeededGenerator) -> String {
    let size = [20, 300].randomElement(using: &random) ?? 1
    return "of: \(category(&random))"
      + (random.chance(50) ? "\nwhere: {floor_area: {at_least: \(size)}}" : "")
  }

  private static func variety(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: "kinds: [nursery, kindergarten, supermarket]\nat_least: 2"
    case 1: "kinds: [nursery, supermarket]\nat_least: 1\nwithin: \(within(&random))\nshare: 90"
    default:
      "of: service_station\nlisted: rooms\nitems: [{id: a, en: a, zh: 阅览室}, {id: b, en: b, zh: 警务室}]"
    }
  }
}
