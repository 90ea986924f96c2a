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

  @OptionGroup var understanding: UnderstandingOptions

  @Option(help: .init(Help.denominators, valueName: "columns"))
  var denominators: String?

  func apply(to study: inout Study) {
    study.households = households
    study.facilities = facilities
    study.addsFacilities = facilitiesAdd
    study.crs = understanding.crs
    study.encoding = understanding.encoding
    study.denominators = denominators?.commaSeparated ?? []
  }
}
