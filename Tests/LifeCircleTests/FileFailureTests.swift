import Diagnostics
import Foundation
import LifeCircle
import TestSupport
import Testing

@Suite("An OSM file that cannot be used")
struct FileFailureTests {
  private static let streets = """
    <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way>
    """
  private static let nodes =
    "<node id=\"1\" lon=\"0\" lat=\"0\"/><node id=\"2\" lon=\"1\" lat=\"0\"/>"

  private static func osm(_ elements: String) -> String {
    "<osm version=\"0.6\">\(elements)</osm>"
  }

  /// A file, and words of the problem and of what to do.
  private static let cases: [(String, String, problem: String, advice: String)] = [
    (
      "a.osm", "<osmChange version=\"0.6\"><create/></osmChange>", "file of changes (osmChange)",
      "osmium apply-changes"
    ),
    ("a.osm", String(osm(nodes + streets).dropLast(20)), "XML", "download it again"),
    ("a.osm.pbf", osm(nodes + streets), "by its name it is PBF, by its content XML", "suffix"),
    ("a.osm.gz", osm(nodes + streets), "by its name it is gzip, by its content XML", "suffix"),
    ("a.osm.bz2", "{\"elements\":[]}", "by its content JSON", "suffix"),
    ("a.osm", "<html><body>Too many requests", "by its content a web page", "download it again"),
    ("a.osm", "", "empty", "download it again"),
    ("a.osm", osm(nodes), "no way in it can be walked", "highway=*"),
    (
      "a.osm",
      osm(nodes + streets.replacing("path", with: "motorway")), "no way in it can be walked",
      "highway=*"
    ),
    ("a.osm", osm(streets), "all nodes of its streets are missing", "Overpass"),
    (
      "a.osm", osm(nodes.replacing("lat=\"0\"", with: "lat=\"95\"") + streets),
      "all nodes of its streets are missing, or lie nowhere on Earth", "Overpass"
    ),
    (
      "a.osm", osm(nodes.replacing("id=", with: "visible=\"false\" id=") + streets),
      "all nodes of its streets are missing", "Overpass"
    ),
    ("a.txt", osm(nodes + streets), "suffix", ".osm.pbf"),
  ]

  @Test(arguments: cases)
  func `says what is wrong and what to do`(
    _ name: String, content: String, problem: String, advice: String
  ) throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write(content, to: name)
      let failure = #expect(throws: Failure.self) { try NetworkResult(.tested(path)) }
      #expect(failure?.kind == .unusableInput)
      #expect(failure?.file == path)
      #expect(failure?.problem.contains(problem) == true, "\(failure?.description ?? "")")
      #expect(failure?.advice?.contains(advice) == true, "\(failure?.description ?? "")")
    }
  }
}
