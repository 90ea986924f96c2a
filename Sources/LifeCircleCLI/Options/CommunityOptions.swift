import ArgumentParser
import LifeCircle

/// Communities, what is known of them, and the standards by which they are judged.
struct CommunityOptions: ParsableArguments {
  @Option(help: .init(Help.communities))
  var communities: String?

  @Option(help: .init(Help.communityTable))
  var communityTable: String?

  @Option(help: .init(Help.communityColumn, valueName: "column"))
  var communityColumn: String?

  @Option(help: .init(Help.indicators))
  var indicators: String?

  @Option(help: .init(Help.spread, valueName: "figure"))
  var spread: [String] = []

  @Option(help: .init(Help.standard, valueName: "name"))
  var standard: [String] = []

  @Option(help: .init(Help.residentialLand))
  var residentialLand: String?

  func apply(to study: inout Study) {
    study.communities = communities
    study.communityTable = communityTable
    study.communityColumn = communityColumn
    study.indicators = indicators
    study.spread = spread
    study.standards = standard
    study.residentialLand = residentialLand
  }
}
