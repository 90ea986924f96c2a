import OSMExtract
import TestSupport
import Testing

/// Walking rule, section 1, line by line.
@Suite("The class of a way") struct TagTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let tags: [String: String]
    let line: Int
    let streetClass: StreetClass

    init(_ line: Int, _ streetClass: StreetClass, _ tags: String) {
      self.line = line
      self.streetClass = streetClass
      self.tags = Dictionary(
        uniqueKeysWithValues: tags.split(separator: " ").map { tag in
          let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
          return (parts[0], parts[1])
        })
    }

    var testDescription: String {
      "\(tags.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " "))"
    }
  }

  static let cases: [Case] = {
    var cases: [Case] = []
    func add(_ line: Int, _ streetClass: StreetClass, _ tags: String...) {
      cases += tags.map { Case(line, streetClass, $0) }
    }
    // 1: what makes a street at all; a ferry does not.
    add(1, .refused, "route=ferry foot=yes", "aerialway=gondola", "railway=rail", "man_made=bridge")
    add(1, .refused, "foot=yes", "public_transport=stop_area access=private", "area=yes")
    add(9, .open, "railway=platform", "public_transport=platform", "man_made=pier")
    // 2
    for value in [
      "construction", "proposed", "planned", "abandoned", "disused", "razed", "demolished", "no",
      "raceway", "bus_guideway", "busway", "escape", "via_ferrata", "rest_area", "services",
      "emergency_bay",
    ] {
      add(2, .refused, "highway=\(value)", "highway=\(value) foot=yes")
    }
    // 3: before all that allows.
    add(3, .refused, "highway=path foot=no", "highway=path foot=use_sidepath")
    add(3, .refused, "highway=residential foot=no access=yes", "railway=platform foot=no")
    // 4: foot beats access and motorways.
    for value in ["yes", "designated", "permissive", "official"] {
      add(4, .open, "highway=service foot=\(value) access=private")
      add(4, .open, "highway=motorway foot=\(value)", "highway=track access=no foot=\(value)")
    }
    // 5
    for road in ["highway=motorway", "highway=motorway_link", "highway=primary motorroad=yes"] {
      add(5, .refused, road, road + " sidewalk=no", road + " sidewalk=separate")
      add(5, .refused, road + " access=private", road + " foot=private")
      for side in ["both", "left", "right", "yes"] {
        add(9, .open, road + " sidewalk=\(side)")
        add(8, .restricted, road + " sidewalk=\(side) access=private")
      }
    }
    add(9, .open, "highway=trunk", "highway=primary motorroad=no")
    // 6: before access.
    for value in ["private", "customers", "destination", "permit", "residents", "delivery"] {
      add(6, .restricted, "highway=path foot=\(value)", "highway=path access=no foot=\(value)")
      add(6, .restricted, "man_made=pier foot=\(value)")
    }
    // 7
    for value in ["no", "military", "emergency"] {
      add(7, .refused, "highway=service access=\(value)", "railway=platform access=\(value)")
    }
    // 8: destination is not among them.
    for value in ["private", "customers", "permit", "residents", "delivery"] {
      add(8, .restricted, "highway=service access=\(value)")
      add(8, .restricted, "highway=service access=\(value) foot=unknown")
    }
    add(9, .open, "highway=service access=destination", "highway=service access=permissive")
    // 9: oneway, vehicles, other values.
    add(9, .open, "highway=residential", "highway=steps", "highway=cycleway oneway=yes")
    add(
      9, .open, "highway=track motor_vehicle=no", "highway=made_up", "highway=pedestrian area=yes")
    add(9, .open, "highway=residential foot=discouraged", "highway=corridor indoor=yes")
    return cases
  }()

  @Test func `follows from the first line of the table that fits`() throws {
    var town = Town()
    town.node("A", east: 0, north: 0)
    town.node("B", east: 100, north: 0)
    for row in Self.cases { town.way("A", "B", tags: row.tags) }
    let profile = try TownStudy().walkingProfile()
    let extract = try town.extract(profile)
    let streets = extract.streets
    for (index, row) in Self.cases.enumerated() {
      let way = streets.wayIDs.firstIndex(of: Int64(1000 + index))
      let found = way.map { (streets.classes[$0], Int(streets.lines[$0])) }
      #expect((found == nil) == (row.streetClass == .refused), "\(row.testDescription)")
      if let found {
        #expect(found == (row.streetClass, row.line), "\(row.testDescription)")
      }
    }
    // The statistics name the line of those that are no streets as well.
    for line in 1...9 {
      let counted = extract.statistics.lines.first { $0.number == line }
      #expect(counted?.ways == Self.cases.count { $0.line == line }, "line \(line)")
    }
    #expect(extract.statistics.ways == Self.cases.count)
  }

  @Test(arguments: cases)
  func `is what the tests' own reading of the table says`(row: Case) {
    let reading = TagReading.way(row.tags)
    #expect(reading.line == row.line)
    #expect("\(reading.wayClass)" == "\(row.streetClass)")
  }
}
