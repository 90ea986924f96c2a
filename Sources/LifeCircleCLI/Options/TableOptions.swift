import ArgumentParser
import LifeCircle
import Texts

/// Households and facilities from tables, and how the tables are to be understood.
struct TableOptions: ParsableArguments {
  @Option(help: .init(Help.households))
  var households: String?

  @Option(help: .init(Help.facilities))
  var facilities: String?

  @Flag(help: .init(Help.facilitiesAdd))
  var facilitiesAdd = false

  @Option(help: .init(Help.communities))
  var communities: String?

  @Option(help: .init(Help.communityTable))
  var communityTable: String?

  @Option(help: .init(Help.communityColumn, valueName: "column"))
  var communityColumn: String?

  @Option(help: .init(Help.indicators))
  var indicators: String?

  @OptionGroup var understanding: UnderstandingOptions

  @Option(help: .init(Help.denominators, valueName: "columns"))
  var denominators: String?

  @Option(help: .init(Help.spread, valueName: "figure"))
  var spread: [String] = []

  func apply(to study: inout Study) {
    study.households = households
    study.facilities = facilities
    study.addsFacilities = facilitiesAdd
    study.communities = communities
    study.communityTable = communityTable
    study.communityColumn = communityColumn
    study.indicators = indicators
    study.crs = understanding.crs
    study.encoding = understanding.encoding
    study.spread = spread
    study.denominators = denominators?.commaSeparated ?? []
  }
}
