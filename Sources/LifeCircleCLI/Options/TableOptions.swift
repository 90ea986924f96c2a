import ArgumentParser
import LifeCircle

/// Households and facilities from tables, and how the tables are to be understood.
struct TableOptions: ParsableArguments {
  @Option(help: "A table of households: CSV or GeoJSON with id, lon, lat, weight.")
  var households: String?

  @Option(help: "A table of facilities: CSV or GeoJSON with id, lon, lat, category.")
  var facilities: String?

  @Flag(help: "Take the categories that no row of --facilities names from the OSM file.")
  var facilitiesAdd = false

  @Option(
    help: ArgumentHelp(
      "The system of the tables' coordinates: a code such as EPSG:4549, gcj02 or bd09, for all "
        + "tables without one of their own; FILE=SYSTEM for one. Repeatable.",
      valueName: "system"))
  var crs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The encoding of all tables, or FILE=NAME of one: UTF-8, UTF-16, GB18030, … (default: as "
        + "seen from the bytes). Repeatable.", valueName: "name"))
  var encoding: [String] = []

  @Option(
    help: ArgumentHelp(
      "Columns of --households, separated by commas, that are counted beside households and "
        + "weight, such as population.", valueName: "columns"))
  var denominators: String?

  func apply(to study: inout Study) {
    study.households = households
    study.facilities = facilities
    study.addsFacilities = facilitiesAdd
    study.crs = crs
    study.encoding = encoding
    study.denominators =
      denominators?.split(separator: ",", omittingEmptySubsequences: false).map { name in
        String(name.drop { $0 == " " })
      } ?? []
  }
}
