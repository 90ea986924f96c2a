import Geography
import OSMKit

/// What was read of the OSM file, in sections; what was made of it is in `ClassifiedStreets+Sections.swift`
/// and `Network+Sections.swift`.
extension City {
  func add(to list: inout SectionList) {
    list.add("texts", data.strings)
    list.add("held", TextColumn(held.lines))
    list.add(data.header, data.counts)
    list.add("nodes.ids", data.nodes.ids)
    list.add("nodes.coordinates", data.nodes.coordinates)
    list.add("nodes.present", data.nodes.isPresent)
    list.add("nodes.tagged", data.nodes.tagged)
    list.add("nodes.tags", data.nodes.tags)
    list.add("streets.ids", data.streets.ids)
    list.add("streets.firstReference", data.streets.firstReference)
    list.add("streets.references", data.streets.references)
    list.add("streets.tags", data.streets.tags)
    addPlaces(to: &list)
    if let supplement = data.supplement { list.add(supplement) }
  }

  private func addPlaces(to list: inout SectionList) {
    let places = data.places
    list.add("places.kinds", [Int64(places.nodeCount), Int64(places.wayCount)])
    list.add("places.ids", places.ids)
    list.add("places.points", places.knownPoints ?? [])
    list.add("places.footprints", places.knownFootprints ?? [])
    list.add("places.tags", places.tags)
    list.add("places.shapes", places.shapes)
  }
}

extension SectionList {
  fileprivate mutating func add(_ header: OSMData.Header, _ counts: OSMData.Counts) {
    let texts = [header.generator, header.timestamp, header.newestObject, header.remark]
    add("header.texts", TextColumn(texts.map { $0 ?? "" }))
    add("header.isKnown", texts.map { $0 != nil })
    add("header.boxes", header.boxes.flatMap { [$0.westE7, $0.southE7, $0.eastE7, $0.northE7] })
    add("counts", [Int64(counts.ways), Int64(counts.streetMultipolygons)])
  }

  fileprivate mutating func add(_ name: String, _ tags: TagColumns) {
    add(name + ".first", tags.first)
    add(name + ".keys", tags.keys)
    add(name + ".values", tags.values)
  }

  fileprivate mutating func add(_ name: String, _ shapes: OSMData.Shapes) {
    add(name + ".broken", shapes.isBroken)
    add(name + ".firstPolygon", shapes.firstPolygon)
    add(name + ".firstRing", shapes.columns.firstRing)
    add(name + ".firstVertex", shapes.columns.firstVertex)
    add(name + ".vertices", shapes.columns.vertices)
  }

  fileprivate mutating func add(_ supplement: OSMData.Supplement) {
    add("places.bounds", supplement.placeBounds.flatMap(\.sides))
    add("areas.relations", supplement.areas.relations)
    add("areas.states", supplement.areas.states.map(\.rawValue))
    add("areas.ways", supplement.areas.ways)
    add("areas.missingWays", supplement.areas.missingWays)
    add("areas.incompleteWays", supplement.areas.incompleteWays)
    add("areas.bounds", supplement.areaBounds.flatMap(\.sides))
    add("areas.shapes", supplement.areas.shapes)
    add("openWays.tags", supplement.openWayTags)
    add("openWays.counts", supplement.openWayCounts)
  }
}

extension PlaceBounds {
  fileprivate var sides: [Int32] { [westE7, southE7, eastE7, northE7] }
}

// MARK: - Reading

extension City {
  init(_ sections: Sections, _ parts: CityParts = .all) throws(Damage) {
    var data = OSMData()
    data.strings = try sections.texts("texts")
    try data.readHeader(sections)
    if parts.contains(.streets) { try data.readStreets(sections) }
    var supplement = OSMData.Supplement()
    if parts.contains(.places) { try data.readPlaces(sections, &supplement) }
    if parts.contains(.placeBounds) {
      supplement.placeBounds = try sections.bounds("places.bounds", count: data.places.count)
    }
    if parts.contains(.placeShapes) {
      data.places.shapes = try sections.shapes("places.shapes", owners: data.places.count)
    }
    if parts.contains(.footprints) {
      let footprints: [Double] = try sections.column("places.footprints")
      try sections.check(
        "places.footprints",
        footprints.count == data.places.count && footprints.allSatisfy { $0 >= 0 && $0 < 1e15 })
      data.places.knownFootprints = footprints
    }
    if parts.contains(.areas) { try supplement.readAreas(sections) }
    data.supplement = supplement
    self.init(data: data, held: HeldTags(lines: try sections.texts("held")))
  }
}

extension OSMData {
  fileprivate mutating func readHeader(_ sections: Sections) throws(Damage) {
    header = try sections.header()
    let numbers = try sections.numbers("counts", count: 2)
    counts.ways = Int(numbers[0])
    counts.streetMultipolygons = Int(numbers[1])
  }

  fileprivate mutating func readStreets(_ sections: Sections) throws(Damage) {
    nodes.ids = try sections.column("nodes.ids")
    nodes.coordinates = try sections.coordinates("nodes.coordinates")
    nodes.isPresent = try sections.flags("nodes.present")
    let count = nodes.ids.count
    try sections.check(
      "nodes.ids", nodes.coordinates.count == count && nodes.isPresent.count == count)
    nodes.tagged = try sections.positions("nodes.tagged", among: count)
    nodes.tags = try sections.tags(
      "nodes.tags", rows: nodes.tagged.count, textCount: strings.count)
    streets.ids = try sections.column("streets.ids")
    streets.references = try sections.positions("streets.references", among: count)
    streets.firstReference = try sections.column("streets.firstReference")
    try sections.checkParts(
      "streets.firstReference", streets.firstReference, of: streets.references.count,
      into: streets.ids.count)
    streets.tags = try sections.tags(
      "streets.tags", rows: streets.ids.count, textCount: strings.count)
  }

  fileprivate mutating func readPlaces(
    _ sections: Sections, _ supplement: inout Supplement
  ) throws(Damage) {
    places.ids = try sections.column("places.ids")
    let count = places.ids.count
    let kinds = try sections.numbers("places.kinds", count: 2)
    try sections.check(
      "places.kinds", kinds.allSatisfy { $0 >= 0 } && kinds[0] + kinds[1] <= Int64(count))
    places.nodeCount = Int(kinds[0])
    places.wayCount = Int(kinds[1])
    let points = try sections.coordinates("places.points")
    try sections.check("places.points", points.count == count)
    places.knownPoints = points
    places.points = Array(points.prefix(places.nodeCount))
    places.tags = try sections.tags("places.tags", rows: count, textCount: strings.count)
    places.shapes.isBroken = try sections.flags("places.shapes.broken")
    try sections.check("places.shapes.broken", places.shapes.isBroken.count == count)
    supplement.openWayCounts = try sections.numbers("openWays.counts")
    supplement.openWayTags = try sections.tags(
      "openWays.tags", rows: supplement.openWayCounts.count, textCount: strings.count)
    try sections.check(
      "openWays.counts", supplement.openWayCounts.allSatisfy { (0...Int64(Int32.max)).contains($0) }
    )
  }
}

extension OSMData.Supplement {
  fileprivate mutating func readAreas(_ sections: Sections) throws(Damage) {
    areas.relations = try sections.column("areas.relations")
    let count = areas.relations.count
    for state in try sections.column("areas.states", of: UInt8.self) {
      guard let state = OSMData.Area.State(rawValue: state) else { throw .content("areas.states") }
      areas.states.append(state)
    }
    areas.ways = try sections.column("areas.ways")
    areas.missingWays = try sections.column("areas.missingWays")
    areas.incompleteWays = try sections.column("areas.incompleteWays")
    let counts = [areas.ways.count, areas.missingWays.count, areas.incompleteWays.count]
    try sections.check(
      "areas.relations", areas.states.count == count && counts.allSatisfy { $0 == count })
    areas.shapes = try sections.shapes("areas.shapes", owners: count)
    areaBounds = try sections.bounds("areas.bounds", count: count)
  }
}

extension Sections {
  fileprivate func tags(_ name: String, rows: Int, textCount: Int) throws(Damage) -> TagColumns {
    var tags = TagColumns()
    tags.first = try column(name + ".first", of: Int32.self)
    tags.keys = try positions(name + ".keys", among: textCount)
    tags.values = try positions(name + ".values", among: textCount)
    try check(name + ".values", tags.keys.count == tags.values.count)
    try checkParts(name + ".first", tags.first, of: tags.keys.count, into: rows)
    return tags
  }

  fileprivate func shapes(_ name: String, owners: Int) throws(Damage) -> OSMData.Shapes {
    var shapes = OSMData.Shapes()
    shapes.isBroken = try flags(name + ".broken")
    try check(name + ".broken", shapes.isBroken.count == owners)
    let vertices = try coordinates(name + ".vertices")
    let firstVertex = try column(name + ".firstVertex", of: Int32.self)
    try checkParts(name + ".firstVertex", firstVertex, of: vertices.count)
    let firstRing = try column(name + ".firstRing", of: Int32.self)
    try checkParts(name + ".firstRing", firstRing, of: firstVertex.count - 1)
    shapes.firstPolygon = try column(name + ".firstPolygon", of: Int32.self)
    try checkParts(
      name + ".firstPolygon", shapes.firstPolygon, of: firstRing.count - 1, into: owners)
    shapes.columns = PolygonColumns(
      firstRing: firstRing, firstVertex: firstVertex, vertices: vertices)
    return shapes
  }

  fileprivate func bounds(_ name: String, count: Int) throws(Damage) -> [PlaceBounds] {
    let sides = try column(name, of: Int32.self)
    try check(name, sides.count == 4 * count)
    var bounds: [PlaceBounds] = []
    bounds.reserveCapacity(count)
    for side in stride(from: 0, to: sides.count, by: 4) {
      bounds.append(
        PlaceBounds(
          westE7: sides[side], southE7: sides[side + 1], eastE7: sides[side + 2],
          northE7: sides[side + 3]))
    }
    let isSound = bounds.allSatisfy { box in
      Coordinate(longitudeE7: box.westE7, latitudeE7: box.southE7).isOnEarth
        && Coordinate(longitudeE7: box.eastE7, latitudeE7: box.northE7).isOnEarth
    }
    try check(name, isSound)
    return bounds
  }
}
