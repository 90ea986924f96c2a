import ArgumentParser
import LifeCircle

/// What is judged and by which limits: the same for a run and for the explanation of one household.
struct StudyOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: .init(Help.minutes))
  var minutes = "10,15"

  @Option(parsing: .unconditional, help: .init(Help.meters))
  var meters: String?

  @OptionGroup var tables: TableOptions

  @Option(parsing: .unconditional, help: .init(Help.study, valueName: "area"))
  var study: String?

  @Option(help: .init(Help.categories))
  var categories: String?

  func study(of network: NetworkInput) throws -> Study {
    var result = Study(network: network)
    result.minutes = minutes
    result.meters = meters
    tables.apply(to: &result)
    result.categories = categories
    result.study = try study.map { try Area(argument: $0) }
    return result
  }
}
