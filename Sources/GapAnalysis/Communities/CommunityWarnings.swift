import Diagnostics
import Geography
import Texts

/// Decides what is to be warned of where communities were given.
package struct CommunityWarnings {
  private let communities: CommunityResults
  private let results: GapResults
  private let repairs: AreaRepairs
  /// Of the table of households, that names the community of each.
  private let column: String?

  /// - Parameters:
  ///   - repairs: Of the layer of communities.
  ///   - column: Of the table of households, that names the community of each; `nil`: the polygons
  ///     tell.
  package init(
    _ communities: CommunityResults, _ results: GapResults, repairs: AreaRepairs, column: String?
  ) {
    self.communities = communities
    self.results = results
    self.repairs = repairs
    self.column = column
  }

  /// In the order in which they are told.
  package var warnings: [Warning] {
    [repaired, householdsInNone, householdsInSeveral, withoutHouseholds, facilitiesInNone]
      .compactMap(\.self) + communities.statedTotals.compactMap(differences)
  }

  /// Behind the number of all rows.
  private var nouns: LocalizedText { results.households.rowWords.noun(results.households.count) }
  private var counter: String { results.households.rowWords.chineseCounter }

  /// So many are named.
  private static let named = 5

  /// The first ones.
  private static func list(_ names: [String]) -> LocalizedText {
    let first = names.prefix(named) + (names.count > named ? ["…"] : [])
    return LocalizedText(
      english: first.joined(separator: ", "), chinese: first.joined(separator: "、"))
  }

  private static func list(_ texts: [LocalizedText]) -> LocalizedText {
    let first =
      texts.prefix(named)
      + (texts.count > named ? [LocalizedText(english: "…", chinese: "…")] : [])
    return LocalizedText(
      english: first.map(\.english).joined(separator: "; "),
      chinese: first.map(\.chinese).joined(separator: "；"))
  }

  private var repaired: Warning? {
    let (rings, polygons) = (repairs.closedRings, repairs.repairedPolygons)
    guard rings + polygons > 0 else { return nil }
    return Warning(
      .communitiesRepaired, count: rings + polygons,
      LocalizedText(
        english: "The polygons of communities were mended before it was asked who lies inside: "
          + "rings closed: \(rings), polygons made valid: \(polygons). Check that they are what "
          + "you mean.",
        chinese: "判断归属前已自动修复社区边界：闭合边界环 \(rings) 个，修正多边形 \(polygons) 个。请核对是否与原意相符。"))
  }

  // MARK: Households

  private var householdsInNone: Warning? {
    let (count, all) = (communities.outside.households.count, results.households.count)
    guard count > 0 else { return nil }
    let cause = column.map(cause) ?? LocalizedText(english: "", chinese: "")
    return Warning(
      .householdsInNoCommunity, count: count,
      LocalizedText(
        english: "In no community: \(count) of \(all) \(nouns.english)\(cause.english). In "
          + "communities.csv they stand as «none» and count in the whole, in scorecards nowhere.",
        chinese:
          "\(all) \(nouns.chinese)中有 \(count) \(counter)不属于任何社区\(cause.chinese)，"
          + "在 communities.csv 中列为 none 并计入全域，不计入任何评价表。"))
  }

  /// Why the column puts households into no community.
  private func cause(_ column: String) -> LocalizedText {
    let membership = communities.householdMembership
    var (english, chinese) = ([String](), [String]())
    if !membership.unknownNames.isEmpty {
      let list = Self.list(membership.unknownNames)
      english.append("names no community that is known (\(list.english))")
      chinese.append("的值无对应社区：\(list.chinese)")
    }
    if !membership.ambiguousNames.isEmpty {
      let list = Self.list(membership.ambiguousNames)
      english.append(
        "has a name that stands for several communities (\(list.english); write their ids)")
      chinese.append("的名称对应多个社区：\(list.chinese)，请改填社区编号")
    }
    return LocalizedText(
      english: ": their column «\(column)» "
        + (english.isEmpty ? "is empty" : english.joined(separator: ", or ")),
      chinese: "（“\(column)”列" + (chinese.isEmpty ? "为空" : chinese.joined(separator: "；")) + "）")
  }

  private var householdsInSeveral: Warning? {
    let (count, all) = (
      communities.householdMembership.sharedPlaces, results.households.count
    )
    guard count > 0 else { return nil }
    return Warning(
      .householdsInSeveralCommunities, count: count,
      LocalizedText(
        english: "Where communities overlap or have a common border: \(count) of \(all) "
          + "\(nouns.english). Each belongs to the first of them in the order of the file.",
        chinese: "\(all) \(nouns.chinese)中有 \(count) \(counter)位于社区重叠处或公共边界上，"
          + "归入文件中排在最前的社区。"))
  }

  private var withoutHouseholds: Warning? {
    let ids = communities.communities.ids
    let empty = ids.indices.filter { communities.groups[$0].households.isEmpty }
    guard !empty.isEmpty else { return nil }
    let list = Self.list(empty.map { ids[$0] })
    return Warning(
      .communitiesWithoutHouseholds, count: empty.count,
      LocalizedText(
        english: "Without a household: \(empty.count) of \(ids.count) communities "
          + "(\(list.english)). Nothing can be said of their reach.",
        chinese: "\(ids.count) 个社区中有 \(empty.count) 个没有住户（\(list.chinese)），无法判断其可达性。"))
  }

  // MARK: Facilities

  private var facilitiesInNone: Warning? {
    let (count, all) = (communities.outside.facilities.count, results.facilities.count)
    guard count > 0 else { return nil }
    guard communities.communities.polygons != nil else {
      return Warning(
        .facilitiesInNoCommunity, count: count,
        LocalizedText(
          english: "No community is drawn, so it is not known which facilities lie inside. Give "
            + "their polygons by --communities.",
          chinese: "没有社区边界，无法得知各社区内有哪些设施。请用 --communities 给出边界。"))
    }
    return Warning(
      .facilitiesInNoCommunity, count: count,
      LocalizedText(
        english: "In no community: \(count) of \(all) facilities. They count where they are in "
          + "reach, and inside no community.",
        chinese: "\(all) 处设施中有 \(count) 处不在任何社区内：可达时计入，但不计入任何社区的内部设施。"))
  }

  // MARK: Figures

  private static func number(_ value: Double) -> String {
    DecimalText.shortest((value * 1e6).rounded() / 1e6)
  }

  private func differences(_ total: StatedTotal) -> Warning? {
    let all = communities.communities
    let found = all.ids.indices.compactMap { community -> LocalizedText? in
      let sum = communities.groups[community].total(in: total.denominator)
      guard total.differs(inCommunity: community, from: sum),
        let stated = total.values[community].map(Self.number)
      else { return nil }
      let (id, number) = (all.ids[community], Self.number(sum))
      return LocalizedText(
        english: "\(id): stated \(stated), summed \(number)",
        chinese: "\(id)：统计 \(stated)，合计 \(number)")
    }
    guard !found.isEmpty else { return nil }
    let list = Self.list(found)
    return Warning(
      .statedTotalsDiffer, count: found.count,
      LocalizedText(
        english: "What is stated as «\(total.name)» differs by more than 5 % from what the "
          + "households sum up to in \(found.count) of \(all.count) communities "
          + "(\(list.english)). Check the figures, and whether households are missing.",
        chinese: "\(all.count) 个社区中有 \(found.count) 个的“\(total.name)”统计值与住户合计相差超过 5%"
          + "（\(list.chinese)）。请核对数据，并检查住户是否有缺漏。"))
  }
}

extension CommunityResults.Group {
  /// What its households sum up to.
  func total(in denominator: CoverageRow.Denominator) -> Double {
    coverage.first { $0.denominator == denominator }?.total.value ?? 0
  }
}
