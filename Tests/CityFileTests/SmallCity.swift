import CityFile
import Diagnostics
import Foundation
import LifeCircle
import OSMExtract
import Parallelism
import TestSupport
import WalkingNetwork

/// The sample town as a city file of some kilobytes, with a boundary and land in it.
enum SmallCity {
  static let boundary = """
    <node id="901" lon="121.489" lat="30.98"/><node id="902" lon="121.509" lat="30.98"/>
    <node id="903" lon="121.509" lat="31.02"/><node id="904" lon="121.489" lat="31.02"/>
    <way id="901"><nd ref="901"/><nd ref="902"/><nd ref="903"/></way>
    <way id="902"><nd ref="903"/><nd ref="904"/><nd ref="901"/></way>
    <way id="903"><nd ref="901"/><nd ref="902"/><nd ref="903"/><nd ref="901"/>
    <tag k="landuse" v="residential"/></way>
    <relation id="900"><member type="way" ref="901" role="outer"/>
    <member type="way" ref="902" role="outer"/>
    <tag k="type" v="boundary"/><tag k="boundary" v="administrative"/></relation>
    """

  static let text = SampleTown.text().replacing("</osm>", with: boundary + "</osm>")

  static let bytes = Result { try bytes(of: text, named: "town.osm") }

  static func input(_ file: String) -> NetworkInput {
    NetworkInput(
      file: file, rules: RuleFolder(path: Checkout.root.appending(path: "Data").path))
  }

  /// The city file of an OSM file.
  static func bytes(of text: String, named name: String) throws -> [UInt8] {
    try TemporaryFolder.with { folder in
      let town = try folder.write(text, to: name)
      let city = folder.path(of: "town.lcn")
      _ = try CityFileRequest(network: input(town)).write(to: city)
      return [UInt8](try Data(contentsOf: URL(filePath: city)))
    }
  }

  private static let wanted = Result {
    let rules = TownStudy.rules
    let profile = try WalkingProfile("planning", folder: rules + "/Profiles")
    return Extract.Wanted(
      profile: profile,
      buildings: try ResidentialBuildings(
        fileAt: rules + "/Categories/residential-buildings.yaml"),
      categories: try CategorySet(fileAt: rules + "/Categories/default.yaml"),
      buildingsWithin: .aroundRelation(900), relations: [900])
  }

  /// All that a city file answers, as text: from the columns themselves, and from what was
  /// ready-made.
  static func contents(ofFileAt path: String) throws -> String {
    let wanted = try Self.wanted.get()
    let file = try CityFile(path: path)
    let parallel = Parallel(threads: 1)
    let extract = try file.extract(wanted, parallel: parallel)
    let raw = try file.city().extract(wanted, file: path, parallel: parallel)
    let builder = NetworkBuilder(
      streets: extract.streets, profile: wanted.profile, parallel: parallel)
    let area = DataArea(
      header: extract.boxes, streets: builder.streetsBox, wanted.profile.streets.parameters)
    let ready = try file.network(
      wanted.profile, dataArea: area, streets: extract.streets, withJoins: true)
    let made = try builder.network(dataArea: area)
    let places = extract.residentialBuildings.coordinates + extract.facilities.coordinates
    let network = ready?.network ?? made
    let joins = try Joiner(
      network, streets: extract.streets, index: ready?.index, known: ready?.joins
    )
    .joins(places, parallel: parallel)
    var field = WalkField(network, SearchGraph(network, direction: .toSources))
    field.run(fromOpenEndsWithin: WalkLength.unreachable - 1)
    let walks = places.indices.map { field.walk(of: $0, joins: joins)?.length ?? -1 }
    var text = ""
    for extract in [extract, raw] {
      dump(extract.streets, to: &text)
      dump(extract.statistics, to: &text)
      dump(extract.residentialBuildings, to: &text)
      dump(extract.facilities, to: &text)
      dump(try? extract.area(ofRelation: 900), to: &text)
      text +=
        "\(extract.boxes) \(extract.dataDate ?? "") \(extract.openPlaceWays) "
        + "\(extract.buildingsOutside) \(extract.isIncomplete)"
    }
    dump(network, to: &text)
    dump(joins, to: &text)
    dump(walks, to: &text)
    return text
  }
}
