import Foundation
import LifeCircle
import Synchronization
import TestSupport
import Testing

@Suite("A run tells")
struct ProgressTests {
  private struct Stop: Error, Equatable { let stage: RunProgress.Stage }

  /// All but those of questions to points.
  private static let ofStudy = RunProgress.Stage.allCases.filter { $0 != .timing }

  /// Runs the small town and writes it, with a report.
  private func run(in folder: TemporaryFolder, _ report: @escaping RunProgress.Report) throws {
    let town = try folder.write(SampleTown.text(), to: "town.osm")
    let table = try folder.write("id,lon,lat\na,121.4925,31.0002\n", to: "households.csv")
    var study = Study(network: NetworkInput(file: town, rules: RuleFolder(path: TownStudy.rules)))
    study.households = table
    let corners = "[121,31],[122,31],[122,32],[121,32],[121,31]"
    study.communities = try folder.write(
      #"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[["#
        + corners + "]]}}", to: "communities.geojson")
    study.standards = ["shandong-fitness-2021"]
    study.findsSensitivity = true
    study.meters = "500"
    study.network.onProgress = report
    try study.run().write(to: folder.path(of: "new/out"))
  }

  @Test func `every stage once and in order, and how far it is`() throws {
    try TemporaryFolder.with { folder in
      let told = Mutex<[RunProgress]>([])
      try run(in: folder) { progress in told.withLock { $0.append(progress) } }
      let progress = told.withLock { $0 }
      #expect(progress.filter { $0.share == 0 }.map(\.stage) == Self.ofStudy)
      #expect(progress.allSatisfy { (0...1).contains($0.share) })
    }
  }

  /// What is told of a question to points in Porto, told for the first time.
  private func stages(
    _ ask: (NetworkInput, TemporaryFolder) throws -> Void, file: String = City.porto.file
  ) throws -> [RunProgress.Stage] {
    try TemporaryFolder.with { folder in
      let told = Mutex<[RunProgress]>([])
      var network = NetworkInput.tested(file)
      network.onProgress = { progress in told.withLock { $0.append(progress) } }
      try ask(network, folder)
      return told.withLock { $0.filter { $0.share == 0 }.map(\.stage) }
    }
  }

  @Test func `what a question to points is at, by its true name`() throws {
    let table = "id,lon,lat\na,-8.61,41.15\n"
    func isochrone(
      _ shape: IsochroneRequest.Shape, table: String?
    ) -> (NetworkInput, TemporaryFolder) throws -> Void {
      { network, folder in
        var request = IsochroneRequest(
          network: network, origins: .places([.init(longitude: -8.61, latitude: 41.15)]))
        request.households = try table.map { try folder.write($0, to: "homes.csv") }
        request.shape = shape
        _ = try request.write(to: folder.path(of: "reach.geojson"))
      }
    }
    func times(_ network: NetworkInput, _ folder: TemporaryFolder) throws {
      let points = PointInput.table(try folder.write(table, to: "points.csv"))
      _ = try TimesRequest(network: network, origins: points, destinations: points)
        .write(to: folder.path(of: "times.csv"))
    }
    let first: [RunProgress.Stage] = [.reading, .sorting, .building, .joining]
    #expect(try stages(isochrone(.area, table: nil)) == first + [.tiling, .drawing])
    #expect(try stages(isochrone(.streets, table: nil)) == first + [.drawing])
    #expect(
      try stages(isochrone(.both, table: table)) == [.readingTables] + first + [.tiling, .drawing])
    #expect(try stages(times) == [.readingTables] + first + [.timing])
    try TemporaryFolder.with { folder in
      let city = folder.path(of: "porto.lcn")
      _ = try CityFileRequest(network: .tested(City.porto.file)).write(to: city)
      #expect(try stages(times, file: city) == [.readingTables, .reading, .joining, .timing])
    }
  }

  @Test(arguments: ofStudy)
  func `what stops it at any stage, and leaves nothing then`(stage: RunProgress.Stage) throws {
    try TemporaryFolder.with { folder in
      #expect(throws: Stop(stage: stage)) {
        try run(in: folder) { progress in
          if progress.stage == stage { throw Stop(stage: stage) }
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["communities.geojson", "households.csv", "town.osm"])
    }
  }

  @Test(arguments: RunProgress.Stage.allCases)
  func `in both languages`(stage: RunProgress.Stage) {
    let progress = RunProgress(stage: stage, count: 1234)
    let (english, chinese) = (progress.text(in: .english), progress.text(in: .chinese))
    #expect(english.utf8.count == english.count)
    #expect(chinese.utf8.count > chinese.count)
    #expect(english.contains("1,234") == chinese.contains("1,234"))
  }
}
