import Diagnostics
import Foundation
import GapAnalysis
import LifeCircle
import TestSupport
import Testing

/// A question to points, asked of the town's tables: households are where walks begin, facilities
/// where they end.
private enum Question: String, CaseIterable, CustomTestStringConvertible {
  case isochrone, times

  var testDescription: String { rawValue }

  func outcome(_ study: Study, in folder: TemporaryFolder) throws -> PointOutcome {
    switch self {
    case .isochrone:
      var request = IsochroneRequest(
        network: study.network, origins: .table(try #require(study.households)))
      (request.crs, request.encoding) = (study.crs, study.encoding)
      return try request.write(to: folder.path(of: "reach.geojson"), overwrite: true)
    case .times:
      var request = TimesRequest(
        network: study.network, origins: .table(try #require(study.households)),
        destinations: .table(try #require(study.facilities)))
      (request.crs, request.encoding) = (study.crs, study.encoding)
      return try request.write(to: folder.path(of: "times.csv"), overwrite: true)
    }
  }

  func outcome(_ town: WarnedTown) throws -> PointOutcome {
    try TemporaryFolder.with { try outcome(try town.study(in: $0), in: $0) }
  }
}

extension PointOutcome {
  fileprivate var codes: [String] { warnings().map(\.code) }

  fileprivate func text(_ code: Warning.Code, in language: Language) -> String? {
    warnings(in: language).first { $0.code == code.rawValue }?.text
  }
}

@Suite("A question to points warns") struct PointWarningTests {
  @Test(arguments: Question.allCases)
  private func `of nothing where nothing is amiss`(_ question: Question) throws {
    let outcome = try question.outcome(WarnedTown())
    #expect(outcome.codes == [])
    #expect(outcome.tables() == [])
    #expect(outcome.setAside() == [])
  }

  /// An interrupted download without a box, and tables on an old datum.
  private var poorTown: WarnedTown {
    var town = WarnedTown(hasBox: false)
    town.remark = "<remark>runtime error: Query timed out</remark>"
    town.change = { $0.crs = ["EPSG:4214"] }
    return town
  }

  @Test(arguments: Question.allCases)
  private func `of what the inputs lack, and says how tables were read, as a run does`(
    _ question: Question
  ) throws {
    try TemporaryFolder.with { folder in
      let study = try poorTown.study(in: folder)
      let (outcome, run) = (try question.outcome(study, in: folder), try study.run())
      #expect(outcome.codes == ["incompleteDownload", "datumShiftUnknown", "dataAreaUnknown"])
      let tables = question == .isochrone ? 1 : 2
      #expect(outcome.warnings().map(\.count) == [1, tables, 3])
      for language in Language.allCases {
        #expect(outcome.tables(in: language) == Array(run.tables(in: language).prefix(tables)))
        #expect(outcome.tables(in: language).count == tables)
        let told = run.warnings(in: language)
        #expect(outcome.warnings(in: language)[0] == told[0])
        if question == .times { #expect(outcome.warnings(in: language)[1] == told[1]) }
      }
    }
  }

  @Test(arguments: Question.allCases)
  private func `of the same from a city file`(_ question: Question) throws {
    try TemporaryFolder.with { folder in
      var study = try poorTown.study(in: folder)
      let osm = try question.outcome(study, in: folder)
      let city = folder.path(of: "town.lcn")
      _ = try CityFileRequest(network: study.network).write(to: city)
      // The network that stands in the file, and one that is made anew.
      for area in [DataAreaChoice.header, .none] {
        study.network.file = city
        study.network.dataArea = area
        #expect(
          try question.outcome(study, in: folder).warnings().map(\.text)
            == osm.warnings().map(\.text))
      }
    }
  }

  @Test(arguments: Question.allCases)
  private func `that the data area was mended`(_ question: Question) throws {
    try TemporaryFolder.with { folder in
      let area = try folder.write(
        "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": {\"type\": \"Polygon\", "
          + "\"coordinates\": [[[-1, -1], [1, -1], [1, 1], [-1, 1]]]}}", to: "area.geojson")
      var town = WarnedTown()
      town.change = { $0.network.dataArea = .area(.file(area)) }
      #expect(try question.outcome(town).codes == ["areaRepaired"])
    }
  }

  @Test(arguments: Question.allCases)
  private func `that the box of the header cannot be believed, or is filled only in part`(
    _ question: Question
  ) throws {
    var town = WarnedTown(hasBox: false)
    town.town.box(west: -50, south: -50, east: 5000, north: 5000)
    #expect(try question.outcome(town).codes == ["headerBoxNotBelieved"])
    town = WarnedTown(hasBox: false)
    town.town.box(west: -50, south: -50, east: 3950, north: 3950)
    town.town.node("north", east: 0, north: 3800)
    town.town.node("east", east: 3800, north: 0)
    town.town.way("north", "A")
    town.town.way("D", "east")
    #expect(try question.outcome(town).codes == ["dataFillsBoxPartly"])
  }

  // MARK: Points off the network

  @Test func `that points are off the network, table by table`() throws {
    var town = WarnedTown()
    town.households = [(100, 5), (200, 150), (300, 160)]
    town.facilities = [("clinic", 0, 5), ("clinic", 0, 170)]
    let isochrone = try Question.isochrone.outcome(town)
    #expect(isochrone.codes == ["pointsOffNetwork"])
    #expect(isochrone.warnings().map(\.count) == [2])
    #expect(
      isochrone.text(.pointsOffNetwork, in: .english)
        == "More than 100 m from any street (--max-join), so nothing is drawn there: "
        + "2 of 3 origins in households.csv (2, 3).")
    #expect(
      isochrone.text(.pointsOffNetwork, in: .chinese)
        == "距道路超过 100 米（--max-join），未绘制其可达范围：households.csv 的 3 个起点中有 2 个（2、3）。")
    let times = try Question.times.outcome(town)
    #expect(times.warnings().map(\.count) == [3])
    #expect(
      times.text(.pointsOffNetwork, in: .english)?.hasSuffix(
        ": 2 of 3 origins in households.csv (2, 3), 1 of 2 destinations in facilities.csv (2).")
        == true)
    #expect(
      times.text(.pointsOffNetwork, in: .chinese)?.hasSuffix(
        "：households.csv 的 3 个起点中有 2 个（2、3），facilities.csv 的 2 个讫点中有 1 个（2）。") == true)
  }

  @Test func `names five of many points off the network`() throws {
    var town = WarnedTown()
    town.households = [(100, 5)] + Array(repeating: (200, 150), count: 6)
    #expect(
      try Question.isochrone.outcome(town).text(.pointsOffNetwork, in: .english)?
        .contains("6 of 7 origins in households.csv (2, 3, 4, 5, 6, …)") == true)
  }

  /// Porto lies at 41° north and 8° west.
  @Test(
    arguments: [
      (
        (41.15, -8.61), "With longitude and latitude exchanged 1 of them would lie near the streets"
      ),
      ((8.61, 41.15), nil), ((-8.7, 41.1), nil),
    ] as [((Double, Double), String?)])
  func `that longitude and latitude of a place seem to be exchanged`(
    place: (Double, Double), words: String?
  ) throws {
    let near = PointInput.Place(longitude: -8.61, latitude: 41.15)
    var request = IsochroneRequest(
      network: .tested(City.porto.file),
      origins: .places([near, .init(longitude: place.0, latitude: place.1)]))
    request.minutes = "1"
    let outcome = try TemporaryFolder.with { try request.write(to: $0.path(of: "r.geojson")) }
    #expect(outcome.codes == ["pointsOffNetwork"])
    let text = try #require(outcome.text(.pointsOffNetwork, in: .english))
    #expect(text.contains("1 of 2 points of --at (2)."))
    #expect(text.contains("exchanged") == (words != nil))
    #expect(words.map(text.contains) ?? true)
    let chinese = try #require(outcome.text(.pointsOffNetwork, in: .chinese))
    #expect(chinese.contains("--at 的 2 个点中有 1 个（2）"))
    #expect(chinese.contains("经度与纬度对调") == (words != nil))
  }

  @Test(arguments: [
    (Area.box(west: 41, south: -9, east: 42, north: -8), true),
    (.box(west: 1, south: 2, east: 3, north: 4), false),
  ])
  func `that the data area lies away from all streets`(area: Area, isExchanged: Bool) throws {
    var request = IsochroneRequest(
      network: .tested(City.porto.file),
      origins: .places([PointInput.Place(longitude: -8.61, latitude: 41.15)]))
    request.network.dataArea = .area(area)
    let outcome = try TemporaryFolder.with { try request.write(to: $0.path(of: "r.geojson")) }
    #expect(outcome.codes == ["pointsOffNetwork"])
    let text = try #require(outcome.text(.pointsOffNetwork, in: .english))
    #expect(text.contains("the area of --data-area lies away from all streets"))
    #expect(text.contains("exchanged") == isExchanged)
    #expect(
      outcome.text(.pointsOffNetwork, in: .chinese)?.contains("--data-area 的范围与路网不相交") == true)
  }

  // MARK: Tables

  @Test func `that tables have no rows`() throws {
    var town = WarnedTown()
    town.households = []
    let outcome = try Question.isochrone.outcome(town)
    #expect(outcome.codes == ["noPoints"])
    #expect(outcome.warnings().map(\.count) == [0])
    #expect(
      outcome.text(.noPoints, in: .english)
        == "There are no rows in households.csv (origins), so there is nothing to answer.")
    #expect(
      outcome.text(.noPoints, in: .chinese) == "households.csv（起点）中没有数据行，没有可计算的内容。")
    town.facilities = []
    #expect(
      try Question.times.outcome(town).text(.noPoints, in: .english)?
        .contains("households.csv (origins), facilities.csv (destinations)") == true)
    town = WarnedTown()
    town.facilities = []
    #expect(
      try Question.times.outcome(town).text(.noPoints, in: .english)?
        .contains("rows in facilities.csv (destinations), so") == true)
  }

  /// What an isochrone of a place in the town says that counts the town's households.
  private func counting(_ households: [(Double, Double)]) throws -> PointOutcome {
    try TemporaryFolder.with { folder in
      var town = WarnedTown()
      town.households = households.map { (east: $0.0, north: $0.1) }
      let study = try town.study(in: folder)
      var request = IsochroneRequest(
        network: study.network, origins: .places([.init(longitude: 0.001, latitude: 0)]))
      request.households = study.households
      request.minutes = "1"
      return try request.write(to: folder.path(of: "reach.geojson"))
    }
  }

  @Test func `of counted households that are none, outside, or off the network`() throws {
    #expect(try counting([(100, 5)]).codes == [])
    let none = try counting([])
    #expect(none.codes == ["noHouseholds"])
    #expect(
      none.text(.noHouseholds, in: .english) == "No household was counted: the input has none.")
    #expect(none.text(.noHouseholds, in: .chinese) == "没有可统计的住户：输入数据中没有住户。")
    let outside = try counting([(100, 300)])
    #expect(outside.codes == ["noHouseholds"])
    #expect(
      outside.text(.noHouseholds, in: .english)
        == "No household was counted: the input has none inside the areas.")
    #expect(outside.setAside() == ["households.csv:2: outsideDataArea"])
    let off = try counting([(100, 5), (100, 150)])
    #expect(off.codes == ["householdsOffNetwork"])
    #expect(
      off.text(.householdsOffNetwork, in: .english)
        == "More than 100 m from any street: 1 of 2 households.")
  }

  @Test(arguments: Question.allCases)
  private func `once of a table that is given twice`(_ question: Question) throws {
    try TemporaryFolder.with { folder in
      var study = try WarnedTown().study(in: folder)
      study.households = try folder.write("id,lon,lat\na,0.001,0\nb,x,0\n", to: "both.csv")
      study.facilities = study.households
      study.crs = ["EPSG:4214"]
      let outcome = try question.outcome(study, in: folder)
      #expect(outcome.tables().count == 1)
      #expect(outcome.warnings().map(\.count) == [1])
      #expect(outcome.setAside() == ["both.csv:3: noCoordinates"])
    }
  }

  @Test func `and lists ten of the rows that were set aside for a reason, and counts the others`()
    throws
  {
    try TemporaryFolder.with { folder in
      var study = try WarnedTown().study(in: folder)
      let bad = (1...1234).map { "b\($0),x,0\n" }.joined()
      study.households = try folder.write("id,lon,lat\na,0.001,0\n\(bad)a,0,0\n", to: "a.csv")
      let outcome = try Question.isochrone.outcome(study, in: folder)
      #expect(outcome.setAsideCount == 1235)
      let rows = (3...12).map { "a.csv:\($0): noCoordinates" }
      #expect(
        outcome.setAside()
          == rows + ["a.csv:1237: duplicateId", "a.csv: 1,224 more with noCoordinates"])
      let chinese = outcome.setAside(in: .chinese)
      #expect(chinese.first == "a.csv:3：无坐标（noCoordinates）")
      #expect(chinese.last == "a.csv：另有 1,224 行无坐标（noCoordinates）")
    }
  }
}
