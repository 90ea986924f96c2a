import Foundation
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// What an isochrone says of where the data ends.
@Suite("An isochrone where the data ends") struct DataEndTests {
  /// What stands in the features, by origin and limit, and what is warned of.
  private struct Answer {
    var seconds: [String: Double] = [:]
    var features = 0
    var outcome: PointOutcome
  }

  private func answer(_ request: IsochroneRequest) throws -> Answer {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "reach.geojson")
      var answer = Answer(outcome: try request.write(to: path))
      let layer = try JSONDocument(parsing: [UInt8](Data(contentsOf: URL(filePath: path)))).root
      for feature in layer["features"]!.elements {
        let properties = feature["properties"]!
        let name = "\(properties["id"]!.string!) \(properties["minutes"]!.numberText!)"
        let seconds = try #require(properties["open_end_seconds"]).double
        if answer.features > 0, let before = answer.seconds[name] { #expect(before == seconds) }
        answer.seconds[name] = seconds
        answer.features += 1
      }
      return answer
    }
  }

  /// A street of 900 m whose last 300 m in the east may be walked eastwards only; beyond it the data
  /// ends. Points at 100 m and 500 m.
  private func request(
    in folder: TemporaryFolder, _ direction: IsochroneRequest.Direction, minutes: String
  ) throws -> IsochroneRequest {
    var town = Town()
    for (name, east) in [("A", 0.0), ("B", 600), ("C", 900)] {
      town.node(name, east: east, north: 0)
    }
    town.missing("X")
    town.way("A", "B")
    town.way("B", "C", tags: ["highway": "footway", "oneway:foot": "yes"])
    town.way("C", "X")
    town.box(west: -100, south: -100, east: 1000, north: 100)
    let places = [100.0, 500].map { east in
      let place = town.coordinate(east: east, north: 10)
      return PointInput.Place(longitude: place.longitude, latitude: place.latitude)
    }
    var request = IsochroneRequest(
      network: .tested(try folder.write(town.xml, to: "town.osm")), origins: .places(places))
    request.direction = direction
    request.minutes = minutes
    request.shape = .both
    return request
  }

  /// 10 m to the street and 800 m or 400 m along it: 729 s and 369 s at 4 km/h.
  @Test func `says how far the end is, where it is within the limit, and warns of it`() throws {
    try TemporaryFolder.with { folder in
      let answer = try answer(try request(in: folder, .from, minutes: "5,10,12.5"))
      #expect(answer.features == 12)
      #expect(Set(answer.seconds.keys) == ["1 12.5", "2 10", "2 12.5"])
      #expect(abs(answer.seconds["1 12.5"]! - 729) < 0.05)
      #expect(abs(answer.seconds["2 10"]! - 369) < 0.05)
      #expect(answer.seconds["2 12.5"] == answer.seconds["2 10"])
      let warnings = answer.outcome.warnings()
      #expect(warnings.map(\.code) == ["dataEndsInReach"])
      #expect(warnings.map(\.count) == [2])
      #expect(
        warnings.map(\.text) == [
          "The data ends within a 12.5-minute walk, so more may be in reach than is drawn "
            + "(see open_end_seconds): 2 of 2 points of --at (1, 2)."
        ])
      #expect(
        answer.outcome.warnings(in: .chinese).map(\.text) == [
          "步行 12.5 分钟内会到达数据边界，实际可达范围可能大于所绘（见 open_end_seconds）："
            + "--at 的 2 个点中有 2 个（1、2）。"
        ])
    }
  }

  @Test func `says nothing where it is not within the limit, or not in that direction`() throws {
    try TemporaryFolder.with { folder in
      let near = try answer(try request(in: folder, .from, minutes: "5"))
      let from = try answer(try request(in: folder, .from, minutes: "10"))
      let to = try answer(try request(in: folder, .to, minutes: "60"))
      #expect(near.seconds.isEmpty && near.outcome.warnings().isEmpty)
      #expect(from.outcome.warnings().map(\.count) == [1])
      #expect(to.seconds.isEmpty && to.outcome.warnings().isEmpty)
    }
  }

  /// Of households with a walk to where the data ends, as `analyze` tells of each.
  @Test func `agrees with the time that a run says of each household`() throws {
    let households = try City.helsinki.outputs.households
    let rows = stride(from: 0, to: households.rows.count, by: 8).map { $0 }
    let table = csv(
      "id,lon,lat", rows.map { row in ["id", "lon", "lat"].map { households[row, $0] } })
    try TemporaryFolder.with { folder in
      var request = IsochroneRequest(
        network: .tested(City.helsinki.file),
        origins: .table(try folder.write(table, to: "homes.csv")))
      request.direction = .from
      request.shape = .streets
      request.minutes = "3,6"
      let answer = try answer(request)
      var isSeen: Set<Bool> = []
      for (row, minutes) in rows.flatMap({ row in [3, 6].map { (row, $0) } }) {
        let end = Double(households[row, "open_end_seconds"])
        let expected = end.flatMap { $0 <= Double(minutes * 60) ? $0 : nil }
        #expect(answer.seconds["\(households[row, "id"]) \(minutes)"] == expected)
        isSeen.insert(expected != nil)
      }
      #expect(isSeen.count == 2)
      let count = answer.seconds.keys.count { $0.hasSuffix(" 6") }
      #expect(
        answer.outcome.warnings().filter { $0.code == "dataEndsInReach" }.map(\.count) == [count])
    }
  }
}
