import Diagnostics
import Geography
import OSMExtract
import WalkingNetwork

/// Decides what is to be warned of after a run.
package struct RunWarnings {
  private let inputs: InputWarnings
  private let results: GapResults
  private let network: Network
  private let categories: CategorySet
  /// Residential buildings of unknown use (`building=yes`) among the judged.
  private let unknownUse: Int
  /// Why there is no household, if there is none.
  private let emptiness: NoHouseholds

  package init(
    inputs: InputWarnings, results: GapResults, network: Network, categories: CategorySet,
    unknownUse: Int, emptiness: NoHouseholds
  ) {
    self.inputs = inputs
    self.results = results
    self.network = network
    self.categories = categories
    self.unknownUse = unknownUse
    self.emptiness = emptiness
  }

  /// What may be wrong with verdicts where the data ends and nothing says so.
  package static let nearTheEdge = LocalizedText(
    english: "verdicts near the edge may be wrong", chinese: "边界附近的结论可能有误")

  /// In the order in which they are told.
  package var warnings: [Warning] {
    // Where there is no facility at all it is told once.
    let byCategory =
      noFacilities == nil ? categories.categories.indices.compactMap(fewFacilities) : []
    return inputs.warnings + [noHouseholds, noFacilities].compactMap(\.self) + byCategory
      + [
        facilitiesOffNetwork, householdsOffNetwork, partsKeepApart, buildingsCountedAsHouseholds,
        buildingsOfUnknownUse,
      ].compactMap(\.self)
  }

  /// Rows, or a sum of weights.
  private static func amount(_ amount: Double) -> String {
    let rounded = amount.rounded()
    return abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
  }

  private var isBuildings: Bool { results.households.source == .residentialBuildings }
  /// Behind the number of all rows.
  private var nouns: LocalizedText { results.households.rowWords.noun(results.households.count) }
  private var counter: String { results.households.rowWords.chineseCounter }

  // MARK: Places

  private var noHouseholds: Warning? {
    guard results.households.count == 0 else { return nil }
    return emptiness.warning(LocalizedText(english: "judged", chinese: "评估"))
  }

  private var noFacilities: Warning? {
    guard !results.facilityColumns.isAtHand.contains(true) else { return nil }
    guard results.facilities.count > 0 else {
      return Warning(
        .noFacilities, count: 0,
        LocalizedText(
          english: "There is no facility at all: check the data before speaking of gaps.",
          chinese: "没有任何设施：请先核查数据，再认定缺口。"))
    }
    let count = results.facilities.count
    return Warning(
      .noFacilities, count: 0,
      LocalizedText(
        english:
          "There is no facility where the data is, of \(count) in all: check the data before "
          + "speaking of gaps.",
        chinese: "\(count) 处设施均不在数据范围内：请先核查数据，再认定缺口。"))
  }

  /// Told where there is none; else where there are fewer than plausible, and a twentieth of those
  /// that can be judged have none within the longest limit in minutes: a category that nearly all can reach is
  /// not too sparse, however many buildings share one (Porto's houses hold few households each; its
  /// 14 places for children leave one in two hundred without).
  private func fewFacilities(_ category: Int) -> Warning? {
    let rules = categories.categories[category]
    let facilities = results.facilitiesAtHand(ofCategory: category).count
    guard results.households.count > 0, facilities > 0 else {
      return results.households.count > 0 ? noFacility(rules) : nil
    }
    guard let plausible = rules.plausible, isWanting(category) else { return nil }
    let most = isBuildings ? plausible.buildingsPerFacility : plausible.householdsPerFacility
    let (households, words) = (results.households.amount, results.households.words)
    guard Double(facilities) * most < households else { return nil }
    let number = Self.amount(households)
    let noun = words.noun(households)
    let unit = isBuildings ? noun.chinese : "户"
    return Warning(
      .fewFacilities, count: facilities, category: rules.id,
      LocalizedText(
        english: "\(rules.name.english): \(facilities) for \(number) \(noun.english) is fewer "
          + "than plausible (one for up to \(Int(most))): the source seems too sparse to speak of "
          + "gaps. Check it, or bring your own table.",
        chinese:
          "\(rules.name.chinese)：\(number) \(noun.chinese)只有 \(facilities) 处设施，少于合理数量（每处至多对应 \(Int(most)) \(unit)）。数据很可能缺漏，不足以认定缺口。请核查数据，或使用自己的设施表。"
      ))
  }

  private func noFacility(_ category: CategorySet.Category) -> Warning {
    Warning(
      .fewFacilities, count: 0, category: category.id,
      LocalizedText(
        english: "\(category.name.english): the data has none, which says nothing about the town. "
          + "Check it before speaking of gaps, or bring your own table.",
        chinese: "\(category.name.chinese)：数据中没有此类设施，不等于当地没有。请先核查数据，再认定缺口，或使用自己的设施表。"))
  }

  private func isWanting(_ category: Int) -> Bool {
    let verdicts =
      results.longestTime.map { results.categories[category].verdicts[$0] } ?? []
    let covered = verdicts.count { $0 == .covered }
    let known = verdicts.count { $0 != .unknown }
    return known > covered && (known - covered) * 20 >= known
  }

  /// Of facilities beyond the data nothing is said: no household could reach them anyhow.
  private var facilitiesOffNetwork: Warning? {
    let columns = results.facilityColumns
    let count = zip(columns.isAtHand, columns.isJoined).count { $0 && !$1 }
    guard count > 0 else { return nil }
    return Warning(
      .facilitiesOffNetwork, count: count,
      LocalizedText(
        english: "Facilities too far from any street to be reached: \(count) of "
          + "\(results.facilities.count) (facilities.geojson, joined = false).",
        chinese:
          "\(results.facilities.count) 处设施中有 \(count) 处距离道路过远，无法到达（即 facilities.geojson 中 joined 为 false 者）。"
      ))
  }

  private var householdsOffNetwork: Warning? {
    .householdsOffNetwork(
      results.isHouseholdJoined.count { !$0 }, of: results.households,
      maxJoin: network.parameters.maxJoin, joinedFarther: results.joinedFarther)
  }

  /// Told from one household in two hundred on, and not for a handful. Whoever can walk to where the
  /// data ends is not counted: the link may lie out there, and the verdicts say `unknown` by
  /// themselves (Baltimore's sample is cut so that a quarter of it hangs together outside only).
  private var partsKeepApart: Warning? {
    let apart = zip(results.isHouseholdApart, results.openEndCentiseconds).count {
      $0 && $1 == nil
    }
    guard apart >= 10, apart * 200 >= results.households.count else { return nil }
    let parts = network.partLengths.count
    let closed = network.diagnosis.closedNodes
    return Warning(
      .partsKeepApart, count: apart,
      LocalizedText(
        english: "Joined only to streets that are not connected with the main network: \(apart) of "
          + "\(results.households.count) \(nouns.english) (\(parts) parts, closed nodes: "
          + "\(closed)). Missing links in the data look like gaps.",
        chinese:
          "\(results.households.count) \(nouns.chinese)中有 \(apart) \(counter)只能接入与主路网不连通的道路（路网共 \(parts) 个连通分量，封闭节点 \(closed) 个）。数据中缺失的道路连接会被误认为缺口。"
      ))
  }

  private var buildingsCountedAsHouseholds: Warning? {
    guard isBuildings, results.households.count > 0 else { return nil }
    return Warning(
      .buildingsCountedAsHouseholds, count: results.households.count,
      LocalizedText(
        english:
          "Residential buildings stand for households, each counted once, whether a house or "
          + "a tower. Give --households for a table with weights.",
        chinese: "以居住建筑代替住户，不论平房还是高层，每栋均计为 1。如有带权重的住户表，请用 --households 给出。"))
  }

  /// Told where they are a quarter of all or more.
  private var buildingsOfUnknownUse: Warning? {
    guard isBuildings, unknownUse > 0, unknownUse * 4 >= results.households.count else {
      return nil
    }
    return Warning(
      .buildingsOfUnknownUse, count: unknownUse,
      LocalizedText(
        english: "Mapped as building=yes only and taken for residential: \(unknownUse) of "
          + "\(results.households.count) \(results.households.count == 1 ? "building" : "buildings").",
        chinese: "\(results.households.count) 栋建筑中有 \(unknownUse) 栋仅标注 building=yes（用途不明），按居住建筑计入。")
    )
  }
}
