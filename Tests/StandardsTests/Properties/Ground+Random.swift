import Standards
import TestSupport

extension Ground {
  /// Amounts round which the targets of standards lie, nothing among them.
  private static let amounts: [Double] = [
    0, 1, 3, 8, 20, 60, 100, 300, 1_000, 2_500, 6_000, 20_000, 150_000,
  ]
  private static let peoples: [Double] = [0, 40, 900, 5_000, 12_000, 60_000, 250_000]
  private static let percents: [Double] = [0, 25, 60, 80, 90, 95, 97, 100]

  /// What a standard may be asked about, of which about a quarter is not known.
  ///
  /// - Parameter withStated: Whether areas state what their places come to as well.
  init(for standard: Standard, withStated: Bool, _ random: inout SeededGenerator) {
    self.init()
    let categories = standard.needs.categories.sorted()
    known = Set(categories.filter { _ in random.chance(85) })
    complete = Set(categories.filter { known.contains($0) }.filter { _ in random.chance(85) })
    for community in 0..<4 {
      communities.append(
        Community(
          id: "c\(community)",
          figures: Self.areaFigures(standard, withStated: withStated, &random),
          reach: reach(standard, &random)))
      communities[community].figures["street"] = .list([community < 2 ? "East" : "West"])
    }
    for supplied in standard.needs.supplied where random.chance(75) {
      toldOfWhole[supplied.key] = Self.figure(supplied, &random)
    }
    guard !categories.isEmpty else { return }
    for place in 0..<Int.random(in: 4...(8 + 2 * categories.count), using: &random) {
      places.append(Self.place("f\(place)", categories, &random))
    }
  }

  static func place(
    _ id: String, _ categories: [String], _ random: inout SeededGenerator
  ) -> Place {
    var own = [categories.randomElement(using: &random) ?? ""]
    if random.chance(20), let other = categories.randomElement(using: &random), other != own[0] {
      own.append(other)
    }
    let at = (
      east: Double(Int.random(in: -300...300, using: &random)),
      north: Double(Int.random(in: -300...300, using: &random))
    )
    return Place(
      id: id, categories: own, figures: facilityFigures(&random),
      community: Int.random(in: 0..<4, using: &random), at: at)
  }

  private static func facilityFigures(_ random: inout SeededGenerator) -> [String: Figure] {
    var figures: [String: Figure] = [:]
    for attribute in OurStandards.attributes
    where attribute.subject == .facility && random.chance(75) {
      figures[attribute.id] = figure(attribute, &random)
    }
    // Most are built.
    if random.chance(85) { figures["status"] = .choice("built") }
    return figures
  }

  private static func areaFigures(
    _ standard: Standard, withStated: Bool, _ random: inout SeededGenerator
  ) -> [String: Figure] {
    var figures: [String: Figure] = [:]
    for attribute in OurStandards.attributes
    where attribute.subject == .area && random.chance(75) {
      guard withStated || !OurStandards.stated.contains(attribute.id) else { continue }
      figures[attribute.id] = figure(attribute, &random)
    }
    for supplied in standard.needs.supplied where random.chance(75) {
      figures[supplied.key] = figure(supplied, &random)
    }
    return figures
  }

  private static func figure(
    _ supplied: Needs.Supplied, _ random: inout SeededGenerator
  ) -> Figure? {
    guard supplied.isNumber else { return .yes(random.chance(70)) }
    let numbers = random.chance(50) ? percents : amounts
    return numbers.randomElement(using: &random).map { .number(.exactly($0)) }
  }

  private static func figure(
    _ attribute: Attribute, _ random: inout SeededGenerator
  ) -> Figure? {
    switch attribute.type {
    case .number(let unit, _):
      let numbers = ["persons", "households"].contains(unit.english) ? peoples : amounts
      return numbers.randomElement(using: &random).map { .number(.exactly($0)) }
    case .yesNo: return .yes(random.chance(50))
    case .choice(let values): return values.randomElement(using: &random).map { .choice($0.id) }
    case .list: return .list(["阅览室", "服务大厅", "警务室"].filter { _ in random.chance(60) })
    case .name: return nil
    }
  }

  private func reach(
    _ standard: Standard, _ random: inout SeededGenerator
  ) -> [ReachQuestion: [String: Evidence.ReachCount]] {
    var reach: [ReachQuestion: [String: Evidence.ReachCount]] = [:]
    // A set has no order of its own.
    for question in standard.needs.questions.inOrder {
      let (share, chance) = (
        [0, 50, 90, 95, 100].randomElement(using: &random) ?? 0, random.chance(40)
      )
      guard question.categories.isSubset(of: known) else { continue }
      var counts: [String: Evidence.ReachCount] = [:]
      for denominator in (standard.needs.denominators.union(["households"])).sorted()
      where random.chance(85) {
        let total = Double([0, 20, 200, 1_000].randomElement(using: &random) ?? 0)
        let covered = total * Double(share) / 100
        let unknown = chance ? (total - covered) / 2 : 0
        counts[denominator] = Evidence.ReachCount(
          covered: covered, unknown: unknown, total: total)
      }
      reach[question] = counts
    }
    return reach
  }
}

extension Sequence<ReachQuestion> {
  /// In an order of their own, which a set has not.
  var inOrder: [ReachQuestion] {
    map { (key: $0.tiers.map { "\($0.places.name.english) \($0.within)" }.joined(), $0) }
      .sorted { $0.key < $1.key }.map(\.1)
  }
}
