import OSMExtract
import Parallelism
import TestSupport

/// An OSM file of a street and a few objects.
enum PlaceFile {
  static let rules = TownStudy.rules + "/Categories/"

  /// - Parameters:
  ///   - objects: In the words of OSM XML. There are nodes 1 to 4, the corners of a square.
  ///   - categories: `nil`: those of `Data/Categories/default.yaml`.
  static func extract(_ objects: String, categories: CategorySet? = nil) throws -> Extract {
    try TemporaryFolder.with { folder in
      let path = try folder.write(
        """
        <osm version="0.6">
        <node id="1" lon="0" lat="0"/><node id="2" lon="0.001" lat="0"/>
        <node id="3" lon="0.001" lat="0.001"/><node id="4" lon="0" lat="0.001"/>
        \(objects)
        <way id="99"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way>
        </osm>
        """, to: "town.osm")
      return try Extract(
        fileAt: path,
        wanted: Extract.Wanted(
          profile: try TownStudy().walkingProfile(),
          buildings: try ResidentialBuildings(fileAt: rules + "residential-buildings.yaml"),
          categories: try categories ?? CategorySet(fileAt: rules + "default.yaml")),
        parallel: Parallel(threads: 1))
    }
  }

  static func node(_ tags: [String: String], id: Int = 7) -> String {
    "<node id=\"\(id)\" lon=\"0.0005\" lat=\"0\">" + Self.tags(tags) + "</node>"
  }

  static func closedWay(_ id: Int, _ tags: [String: String]) -> String {
    "<way id=\"\(id)\">" + [1, 2, 3, 4, 1].map { "<nd ref=\"\($0)\"/>" }.joined()
      + Self.tags(tags) + "</way>"
  }

  static func tags(_ tags: [String: String]) -> String {
    tags.map { "<tag k=\"\($0.key)\" v=\"\($0.value)\"/>" }.joined()
  }
}
