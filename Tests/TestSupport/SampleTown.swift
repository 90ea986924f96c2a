/// A small town as an OSM file, with one household for each thing that can be said of one.
///
/// ```
///  31.004        a====river walk====b       house d (detour: the river lies between)
///                                   | steps
///  31.000  A-----------main street--+-----------------> leaves the data area in the east
///                          | private lane
///  30.994          x-----island-----y       no way leads here
/// ```
///
/// A thousandth of a degree is 95 m from west to east and 111 m from south to north.
package enum SampleTown {
  /// Nodes at the corners and ends of streets, by id: longitude, latitude.
  private static let corners: [(Int, String, String)] =
    (0...9).map { ($0 + 1, "121.\(490 + 5 * $0)", "31.000") } + [
      (11, "121.500", "31.004"), (12, "121.510", "31.004"),
      (13, "121.505", "30.9975"),
      (14, "121.500", "30.994"), (15, "121.5055", "30.994"),
    ]

  private static let streets: [(Int, [Int], [(String, String)])] = [
    (1, Array(1...10), [("highway", "residential"), ("name", "人民路")]),
    (2, [11, 12], [("highway", "footway"), ("name", "River \"Walk\"")]),
    (3, [5, 12], [("highway", "steps")]),
    (4, [4, 13], [("highway", "service"), ("access", "private")]),
    (5, [14, 15], [("highway", "path"), ("access", "secret")]),
  ]

  /// Way, the middle of its square, tags.
  private static let buildings: [(Int, Double, Double, [(String, String)])] = [
    (20, 121.4925, 31.0002, [("building", "apartments"), ("name", "中山区1号楼")]),
    (21, 121.501, 31.0042, [("building", "house"), ("name", "across, the \"river\"")]),
    (22, 121.502, 30.9942, [("building", "house")]),
    (23, 121.515, 31.007, [("building", "detached")]),
    (24, 121.5052, 30.9985, [("building", "yes")]),
    (25, 121.528, 31.0002, [("building", "residential")]),
    (26, 121.533, 31.0003, [("building", "residential")]),
    (27, 121.520, 31.0003, [("building", "yes"), ("shop", "supermarket"), ("name", "好又多\n超市")]),
    (28, 121.512, 31.0003, [("building", "terrace")]),
  ]

  private static let places: [(Int, String, String, [(String, String)])] = [
    (101, "121.492", "31.0001", [("amenity", "clinic"), ("name", "人民路社区卫生服务站")]),
    (
      102, "121.5015", "31.0002", [("shop", "supermarket"), ("name", "Tab\tand \\ \"quotes\", 超市")]
    ),
    (103, "121.5125", "31.0001", [("amenity", "kindergarten"), ("healthcare", "doctor")]),
    (104, "121.521", "31.009", [("shop", "supermarket"), ("name", "far from any street")]),
  ]

  /// The file's text; `box` is the data area, none if it is empty.
  package static func text(
    box: String = "minlon=\"121.49\" minlat=\"30.99\" maxlon=\"121.53\" maxlat=\"31.01\""
  ) -> String {
    var nodes: [String] = corners.map { node($0.0, $0.1, $0.2) }
    nodes += places.map { node($0.0, $0.1, $0.2, $0.3) }
    var ways = streets.map { way($0.0, $0.1, $0.2) }
    for (id, longitude, latitude, tags) in buildings {
      let corner = id * 10
      for (index, (east, north)) in [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].enumerated() {
        nodes.append(
          node(corner + index, degrees(longitude + east * 5e-5), degrees(latitude + north * 5e-5)))
      }
      ways.append(way(id, [corner, corner + 1, corner + 2, corner + 3, corner], tags))
    }
    // A building that is not closed, and one whose ring has a gap.
    ways.append(way(40, [200, 201, 202], [("building", "house")]))
    ways.append(way(41, [210, 211, 212], []))
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <osm version="0.6" generator="by hand">
      \(box.isEmpty ? "" : "<bounds \(box)/>")
      \(nodes.joined(separator: "\n"))
      \(ways.joined(separator: "\n"))
      <relation id="50" version="1"><member type="way" ref="41" role="outer"/>
      <tag k="type" v="multipolygon"/><tag k="building" v="apartments"/></relation>
      </osm>

      """
  }

  private static func degrees(_ value: Double) -> String {
    String((value * 1e7).rounded() / 1e7)
  }

  private static func node(
    _ id: Int, _ longitude: String, _ latitude: String, _ tags: [(String, String)] = []
  ) -> String {
    "<node id=\"\(id)\" version=\"1\" lon=\"\(longitude)\" lat=\"\(latitude)\">\(text(tags))</node>"
  }

  private static func way(_ id: Int, _ nodes: [Int], _ tags: [(String, String)]) -> String {
    let references = nodes.map { "<nd ref=\"\($0)\"/>" }.joined()
    return "<way id=\"\(id)\" version=\"1\">\(references)\(text(tags))</way>"
  }

  private static func text(_ tags: [(String, String)]) -> String {
    tags.map { "<tag k=\"\($0.0)\" v=\"\(escaped($0.1))\"/>" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\"": "&quot;"
      case "\n": "&#10;"
      case "\t": "&#9;"
      case "&": "&amp;"
      case "<": "&lt;"
      default: String(character)
      }
    }.joined()
  }
}
