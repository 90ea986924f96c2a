import Foundation
import TestSupport
import Testing

@Suite("isochrone and times") struct SameBytesTests {
  private static let porto = "Data/Samples/porto-centre-20200720.osm.pbf"

  /// Twelve places in the city's center, and one in the sea.
  private static let origins =
    "id,lon,lat\nsea,-8.7,41.1\n"
    + (0..<12).map { "\($0),\(-8.618 + 0.002 * Double($0 % 4)),\(41.143 + 0.003 * Double($0 / 4))" }
    .joined(separator: "\n")

  @Test(arguments: [
    ["isochrone", "--shape", "both", "--minutes", "5,12"],
    ["isochrone", "--shape", "both", "--minutes", "5", "--meters", "300,750"],
    ["isochrone", "--meters", "500", "--direction", "from"],
    ["isochrone", "--quality", "published", "--direction", "from", "--profile", "elderly"],
    ["times", "--within", "10"], ["times", "--nearest", "3"],
  ])
  func `write the same bytes from an OSM file and its city file, with one thread and with two`(
    _ question: [String]
  ) throws {
    try TemporaryFolder.with { folder in
      let city = folder.path(of: "porto.lcn")
      #expect(try Program.run("network", Self.porto, "--output", city, "--quiet").code == 0)
      let table = try folder.write(Self.origins, to: "origins.csv")
      let suffix = question[0] == "times" ? "csv" : "geojson"
      let destinations = question[0] == "times" ? ["--destinations", table] : []
      var files: [Data] = []
      for (number, file) in [Self.porto, Self.porto, city, city].enumerated() {
        let path = folder.path(of: "\(number).\(suffix)")
        let run = try Program.run(
          [question[0], file, "--origins", table, "--threads", "\(number % 2 + 1)"]
            + ["--output", path, "--quiet"] + question.dropFirst() + destinations)
        #expect(run.code == 0, "\(run.messages)")
        files.append(try Data(contentsOf: URL(filePath: path)))
      }
      #expect(files[0].count > 500)
      #expect(Set(files).count == 1)
    }
  }
}
