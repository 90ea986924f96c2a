import Diagnostics
import Geography
import OSMExtract
import Texts
import WalkingNetwork

/// Decides what is to be warned of after a run.
package struct WarningRules {
  private let results: GapResults
  private let network: Network
  private let categories: CategorySet
  /// Residential buildings of unknown use (`building=yes`) among the judged.
  private let unknownUse: Int
  private let isDownloadIncomplete: Bool
  /// Of the area of the study; those of the data area stand with it.
  private let studyRepairs: AreaRepairs
  /// Why there is no household, if there is none.
  private let emptiness: NoHouseholds
  /// The names of tables whose datum has no known shift to WGS 84, each with its system.
  private let unshifted: [(file: String, system: String)]

  package init(
    results: GapResults, network: Network, categories: CategorySet, unknownUse: Int,
    isDownloadIncomplete: Bool, studyRepairs: AreaRepairs, emptiness: NoHouseholds,
    unshifted: [(file: String, system: String)]
  ) {
    self.results = results
    self.network = network
    self.categories = categories
    self.unknownUse = unknownUse
    self.isDownloadIncomplete = isDownloadIncomplete
    self.studyRepairs = studyRepairs
    self.emptiness = emptiness
    self.unshifted = unshifted
  }

  /// In the order in which they are told.
  package var warnings: [Warning] {
    // Where there is no facility at all it is told once.
    let byCategory =
      noFacilities == nil ? categories.categories.indices.compactMap(fewFacilities) : []
    return [
      incompleteDownload, datumShiftUnknown, areaRepaired, dataArea, dataFillsBoxPartly,
      noHouseholds, noFacilities,
    ].compactMap { $0 } + byCategory
      + [
        facilitiesOffNetwork, householdsOffNetwork, partsKeepApart, buildingsCountedAsHouseholds,
        buildingsOfUnknownUse,
      ].compactMap { $0 }
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

  // MARK: The file

  private var incompleteDownload: Warning? {
    guard isDownloadIncomplete else { return nil }
    return Warning(
      .incompleteDownload, count: 1,
      LocalizedText(
        english:
          "The download of the OSM file ended early, as a remark in it says: what is missing "
          + "cannot be told. Download it again.",
        chinese: "OSM 文件中的备注（remark）表明下载中途中断，缺少哪些内容无从得知。请重新下载。"))
  }

  private var datumShiftUnknown: Warning? {
    guard !unshifted.isEmpty else { return nil }
    let english = unshifted.map { "\($0.file) (\($0.system))" }.joined(separator: ", ")
    let chinese = unshifted.map { "\($0.file)（\($0.system)）" }.joined(separator: "、")
    return Warning(
      .datumShiftUnknown, count: unshifted.count,
      LocalizedText(
        english: "The shift from the datum to WGS 84 is not known and was not made: \(english). "
          + "Points may lie tens of meters to over a hundred meters off. Convert the table to "
          + "CGCS2000 or WGS 84 with the parameters of the place.",
        chinese: "坐标基准到 WGS 84 的转换参数未知，未作转换：\(chinese)。点位可能偏差数十米至一百多米。"
          + "请先用当地参数将表格转换到 CGCS2000 或 WGS 84。"))
  }

  private var areaRepaired: Warning? {
    let repairs = [network.dataArea.repairs, studyRepairs]
    let rings = repairs.reduce(0) { $0 + $1.closedRings }
    let polygons = repairs.reduce(0) { $0 + $1.repairedPolygons }
    guard rings + polygons > 0 else { return nil }
    return Warning(
      .areaRepaired, count: rings + polygons,
      LocalizedText(
        english: "The areas given were mended: rings closed: \(rings), polygons made valid: "
          + "\(polygons). Check that they are what you mean.",
        chinese: "所给范围已自动修复：闭合边界环 \(rings) 个，修正多边形 \(polygons) 个。请核对是否与原意相符。"))
  }

  private var dataArea: Warning? {
    switch network.dataArea.source {
    case .header, .given: nil
    case .implausible:
      Warning(
        .headerBoxNotBelieved, count: results.households.count,
        LocalizedText(
          english: "The box in the file's header is much larger than the streets, so it is not "
            + "believed and the edge of the data is not known: verdicts near the edge may be wrong. "
            + "Give --data-area.",
          chinese: "文件头中的范围远大于路网范围，不予采信，数据边界因此未知，边界附近的结论可能有误。请用 --data-area 指定数据范围。"))
    case .absent, .none:
      Warning(
        .dataAreaUnknown, count: results.households.count,
        LocalizedText(
          english: "Where the data ends is not known, so verdicts near the edge may be wrong. "
            + "Give --data-area.",
          chinese: "数据边界未知，边界附近的结论可能有误。请用 --data-area 指定数据范围。"))
    }
  }

  private var dataFillsBoxPartly: Warning? {
    guard network.dataArea.source == .header else { return nil }
    let filling = network.diagnosis.boxFilling
    if filling.isCutInside {
      return Warning(
        .dataFillsBoxPartly, count: filling.cutEndsFarInside,
        LocalizedText(
          english: "The file seems to be cut along a polygon: of \(filling.cutEnds) places where "
            + "streets are cut, \(filling.cutEndsFarInside) lie well inside the box in its header. "
            + "Beyond that line nothing is known. Give the polygon with --data-area.",
          chinese: "文件似乎是按多边形裁切的：\(filling.cutEnds) 处道路截断点中，有 \(filling.cutEndsFarInside) 处"
            + "远在文件头中的范围以内，裁切线以外的情况未知。请用 --data-area 给出该多边形。"))
    }
    guard filling.isEmptyMostly else { return nil }
    let filled = Int((filling.filledShare * 100).rounded())
    return Warning(
      .dataFillsBoxPartly, count: 0,
      LocalizedText(
        english: "Only \(filled) % of the box in the file's header has streets. If the rest is not "
          + "water or open land but was cut away along a polygon, give the polygon with --data-area.",
        chinese: "文件头中的范围内只有 \(filled)% 的地方有道路。如果其余部分不是水面或空地，而是按多边形裁掉的，"
          + "请用 --data-area 给出该多边形。"))
  }

  // MARK: Places

  private var noHouseholds: Warning? {
    guard results.households.count == 0 else { return nil }
    let (english, chinese) =
      switch emptiness {
      case .inputIsEmpty: ("the input has none.", "输入数据中没有住户。")
      case .outside: ("the input has none inside the areas.", "范围内没有住户数据。")
      case .areaIsAway(let option):
        (
          "the area of \(option) lies away from all streets. Take area and OSM file of one town.",
          "\(option) 的范围与路网不相交。请核对范围与 OSM 文件是否属于同一地区。"
        )
      case .areaIsExchanged(let option):
        (
          "the area of \(option) lies away from all streets, and fits with longitude and latitude "
            + "exchanged. Write the longitude first.",
          "\(option) 的范围与路网不相交，经度与纬度可能写反。请将经度写在前面。"
        )
      }
    return Warning(
      .noHouseholds, count: 0,
      LocalizedText(
        english: "No household was judged: " + english, chinese: "没有可评估的住户：" + chinese))
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
  /// that can be judged have none within the longest limit: a category that nearly all can reach is
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
    let verdicts = results.categories[category].verdicts.last ?? []
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

  /// Told from one in a thousand on: fewer are listed like all, and no share in a table shows them.
  private var householdsOffNetwork: Warning? {
    let count = results.isHouseholdJoined.count { !$0 }
    guard count > 0, count * 1000 >= results.households.count else { return nil }
    let maxJoin = DecimalText.shortest(network.parameters.maxJoin)
    let farther = results.joinedFarther
    // At 200 m 3 of them would join, at 300 m 5.
    let english = farther.enumerated().map { place, found in
      let them = place == 0 ? " of them would join" : ""
      return "\(place == 0 ? "At" : "at") \(found.meters) m \(found.households)\(them)"
    }
    let chinese = farther.map {
      "放宽到 \($0.meters) 米可接入 \($0.households) \(counter)"
    }
    return Warning(
      .householdsOffNetwork, count: count,
      LocalizedText(
        english: "More than \(maxJoin) m from any street: \(count) of \(results.households.count) "
          + "\(nouns.english)."
          + (english.isEmpty ? "" : " \(english.joined(separator: ", ")) (--max-join)."),
        chinese:
          "\(results.households.count) \(nouns.chinese)中有 \(count) \(counter)距道路超过 \(maxJoin) 米。"
          + (chinese.isEmpty ? "" : chinese.joined(separator: "，") + "（--max-join）。")
      ))
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
