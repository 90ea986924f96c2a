import Diagnostics
import Texts

/// A figure of communities, spread over their buildings.
package struct Spread: Sendable {
  /// As it was asked for.
  package let figure: String
  /// By building: whole; `nil` where it is in no community, or nothing is stated of its community.
  package let values: [Double?]
  /// Positions of communities of which nothing is stated.
  package let communitiesWithoutTotal: [Int]
  /// Positions of communities of which something is stated, and that have no building.
  package let communitiesWithoutBuildings: [Int]
  /// What is stated of the latter.
  package let lost: Double

  /// - Parameters:
  ///   - totals: By community: whole, not negative.
  ///   - places: Which community each building is in.
  ///   - sizes: By building: square meters of its levels together.
  package init(figure: String, totals: [Int?], over places: Membership, sizes: [Double]) {
    let groups = places.places(ofCommunities: totals.count)
    var values: [Double?] = Array(repeating: nil, count: sizes.count)
    var (withoutTotal, withoutBuildings, lost) = ([Int](), [Int](), 0)
    for (community, total) in totals.enumerated() {
      guard let total else {
        withoutTotal.append(community)
        continue
      }
      let buildings = groups[community]
      if buildings.isEmpty, total > 0 {
        withoutBuildings.append(community)
        lost += total
      }
      let shares = Self.shares(of: total, by: buildings.map { sizes[$0] })
      for (building, share) in zip(buildings, shares) { values[building] = Double(share) }
    }
    self.figure = figure
    self.values = values
    communitiesWithoutTotal = withoutTotal
    communitiesWithoutBuildings = withoutBuildings
    self.lost = Double(lost)
  }

  package var total: Double { values.reduce(into: WeightSum()) { $0 += $1 ?? 0 }.value }

  /// A whole number in whole parts that are as sizes are, by the method of the largest remainder: of
  /// equal remainders the first in order. The parts sum up to it; without a size they are alike.
  static func shares(of total: Int, by sizes: [Double]) -> [Int] {
    // Whole numbers, so that nothing depends on rounding: thousandths of a square meter.
    var weights = sizes.map { Int128(($0 * 1000).rounded()) }
    if weights.allSatisfy({ $0 == 0 }) { weights = Array(repeating: 1, count: sizes.count) }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return [] }
    let quotas = weights.map { (Int128(total) * $0).quotientAndRemainder(dividingBy: sum) }
    var shares = quotas.map { Int($0.quotient) }
    let order = quotas.indices.sorted {
      (quotas[$1].remainder, $0) < (quotas[$0].remainder, $1)
    }
    for place in order.prefix(total - shares.reduce(0, +)) { shares[place] += 1 }
    return shares
  }
}

extension Spread {
  /// That a part of it is in nobody's count; `nil` if all is.
  package func warning(_ communities: Communities) -> Warning? {
    guard !communitiesWithoutBuildings.isEmpty else { return nil }
    let named = 5
    let ids = communitiesWithoutBuildings.map { communities.ids[$0] }
    let list = ids.prefix(named) + (ids.count > named ? ["…"] : [])
    let lost = DecimalText.shortest(lost)
    return Warning(
      .spreadWithoutBuildings, count: ids.count,
      LocalizedText(
        english: "Communities without a residential building: \(ids.count) "
          + "(\(list.joined(separator: ", "))). Their «\(figure)», \(lost) in all, could not be "
          + "spread and is in nobody's count.",
        chinese: "\(ids.count) 个社区没有居住建筑（\(list.joined(separator: "、"))），其“\(figure)”共 \(lost) "
          + "无法分摊，未计入任何合计。"))
  }
}
