import Diagnostics
import GapAnalysis

/// Figures of communities that were spread over buildings, and how.
package struct RunSpread: Sendable {
  /// Buildings of one kind whose levels are not known, and how many they were taken to have.
  package struct DefaultLevels: Hashable, Sendable {
    /// The value of `building`; `nil` where there is none.
    package let building: String?
    package let levels: Double
    package let count: Int

    package init(building: String?, levels: Double, count: Int) {
      self.building = building
      self.levels = levels
      self.count = count
    }
  }

  package let spreads: [Spread]
  /// In communities.
  package let buildings: Int
  package let buildingsWithLevels: Int
  /// By name of the kind.
  package let defaults: [DefaultLevels]

  package init(
    spreads: [Spread], buildings: Int, buildingsWithLevels: Int, defaults: [DefaultLevels]
  ) {
    self.spreads = spreads
    self.buildings = buildings
    self.buildingsWithLevels = buildingsWithLevels
    self.defaults = defaults
  }

  private static let method = LocalizedText(
    english: "What is stated of a community is spread over its residential buildings by the ground "
      + "that they cover times their levels, in whole numbers: what is left goes to the largest "
      + "remainders, of equal ones to the first building in the file.",
    chinese: "社区统计值按居住建筑的基底面积乘以层数分摊，取整数；余数按最大余数法分配，余数相等时归文件中排在前的建筑。")

  /// What was done, in a line.
  package var remark: LocalizedText {
    let figures = spreads.map(\.figure)
    return LocalizedText(
      english: "Spread over \(buildings) residential buildings by ground and levels (levels known "
        + "of \(buildingsWithLevels)): \(figures.joined(separator: ", ")).",
      chinese: "按基底面积和层数分摊到 \(buildings) 栋居住建筑（其中 \(buildingsWithLevels) 栋层数已知）："
        + "\(figures.joined(separator: "、"))。")
  }

  var node: JSONNode {
    .object([
      ("method", Self.method.node),
      ("buildings", .integer(buildings)),
      ("buildings_with_levels", .integer(buildingsWithLevels)),
      (
        "default_levels",
        .array(
          defaults.map { kind in
            .object([
              ("building", .optional(kind.building)), ("levels", .number(kind.levels)),
              ("buildings", .integer(kind.count)),
            ])
          })
      ),
      (
        "figures",
        .array(
          spreads.map { spread in
            .object([
              ("figure", .string(spread.figure)), ("total", .number(spread.total)),
              (
                "communities_without_total", .integer(spread.communitiesWithoutTotal.count)
              ),
              (
                "communities_without_buildings",
                .integer(spread.communitiesWithoutBuildings.count)
              ),
              ("lost", .number(spread.lost)),
            ])
          })
      ),
    ])
  }
}
