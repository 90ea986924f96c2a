import Geography

/// Towns that no real city shows: everything that the walking rule speaks of, thrown together.
extension Town {
  /// A town of 5 to 40 nodes, the same for the same seed.
  ///
  /// - Parameter hasDirections: Whether streets may be closed in one or both directions.
  package static func random(seed: UInt64, hasDirections: Bool = true) -> Town {
    var sketch = Sketch(seed: seed, hasDirections: hasDirections)
    return sketch.draw()
  }
}

/// Draws one random town.
private struct Sketch {
  private var random: SeededGenerator
  private let hasDirections: Bool
  private var town: Town
  private let size: Double

  /// Degrees: the equator, both hemispheres, the far north, both sides of the 180th meridian.
  private static let origins = [
    (0.0, 0.0), (8.61, 41.15), (116.33, 39.99), (25.0, 69.2), (-70.6, -33.4), (179.9995, -17.0),
    (-179.9999, 52.0), (-15.4, 28.1),
  ]

  init(seed: UInt64, hasDirections: Bool) {
    random = SeededGenerator(seed: seed)
    self.hasDirections = hasDirections
    let origin = Self.origins.randomElement(using: &random)!
    town = Town(longitude: origin.0, latitude: origin.1)
    size = [80.0, 250, 700, 1200, 2500].randomElement(using: &random)!
  }

  mutating func draw() -> Town {
    let isGrid = random.chance(60)
    if isGrid { drawGrid() } else { scatter() }
    if random.chance(70) { drawIsland() }
    spoilNodes()
    drawBoxes()
    drawPlaces()
    return town
  }

  private mutating func meters(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  // MARK: Streets

  private mutating func drawGrid() {
    let (columns, rows) = (
      Int.random(in: 2...6, using: &random), Int.random(in: 2...6, using: &random)
    )
    let jitter = random.chance(50) ? size / 12 : 0
    for row in 0..<rows {
      for column in 0..<columns {
        town.node(
          "\(column) \(row)",
          east: Double(column) * size / 5 + meters(-1...1) * jitter,
          north: Double(row) * size / 5 + meters(-1...1) * jitter)
      }
    }
    for row in 0..<rows { drawLine((0..<columns).map { "\($0) \(row)" }) }
    for column in 0..<columns { drawLine((0..<rows).map { "\(column) \($0)" }) }
  }

  /// A row of the grid: cut into ways at random, some of it left out.
  private mutating func drawLine(_ names: [String]) {
    var way: [String] = []
    for name in names {
      way.append(name)
      guard random.chance(35) else { continue }
      drawWay(way)
      way = random.chance(70) ? [name] : []
    }
    drawWay(way)
  }

  private mutating func scatter() {
    let count = Int.random(in: 5...40, using: &random)
    for index in 0..<count {
      town.node("s\(index)", east: meters(0...size), north: meters(0...size))
    }
    for _ in 0..<Int.random(in: 3...max(4, count / 2), using: &random) {
      let names = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        "s\(Int.random(in: 0..<count, using: &random))"
      }
      drawWay(names)
    }
  }

  /// A few streets that meet no others, near them.
  private mutating func drawIsland() {
    let (east, north) = (meters(0...size), meters(0...size))
    let names = (0..<3).map { "i\($0)" }
    for name in names {
      town.node(
        name, east: east + meters(-1...1) * size / 3, north: north + meters(-1...1) * size / 3)
    }
    drawWay(names)
  }

  private mutating func drawWay(_ names: [String]) {
    guard names.count > 1 else { return }
    var names = names
    if random.chance(10) { names.append(names[0]) }
    if random.chance(5) { names.insert(names[1], at: 1) }
    if random.chance(5) { names.append(names[Int.random(in: 0..<names.count, using: &random)]) }
    if random.chance(3) { names = [names[0], names[0]] }
    let tags = self.tags()
    town.way(names, tags: tags)
    if random.chance(8) {
      town.way(random.chance(50) ? names : names.reversed(), tags: self.tags())
    }
  }

  private static let classTags: [[String: String]] = [
    ["access": "private"], ["foot": "destination"], ["access": "customers"],
    ["access": "no"], ["foot": "no"], ["access": "private", "foot": "yes"],
    ["highway": "motorway"], ["highway": "motorway", "sidewalk": "both"],
    ["highway": "construction"], ["access": "delivery", "highway": "service"],
  ]
  private static let directionTags: [[String: String]] = [
    ["oneway:foot": "yes"], ["oneway:foot": "-1"], ["foot:forward": "no"],
    ["foot:backward": "no"], ["conveying": "forward"], ["conveying": "backward"],
    ["foot:forward": "no", "foot:backward": "no"], ["oneway": "yes"],
  ]
  private static let otherTags: [[String: String]] = [
    ["bridge": "yes"], ["tunnel": "yes"], ["tunnel": "building_passage"], ["indoor": "yes"],
    ["highway": "steps"], ["highway": "steps"], ["area": "yes"], ["bridge": "no"],
  ]

  private mutating func tags() -> [String: String] {
    var tags = Town.street
    func add(_ more: [String: String]) { tags.merge(more) { _, new in new } }
    if random.chance(15) { add(Self.otherTags.randomElement(using: &random)!) }
    if random.chance(35) { add(Self.classTags.randomElement(using: &random)!) }
    let direction = Self.directionTags.randomElement(using: &random)!
    if random.chance(20), hasDirections { add(direction) }
    return tags
  }

  // MARK: Nodes

  private static let barrierTags: [[String: String]] = [
    ["barrier": "gate", "access": "private"], ["barrier": "gate", "foot": "customers"],
    ["barrier": "lift_gate", "access": "private"], ["barrier": "gate", "access": "no"],
    ["barrier": "wall"], ["barrier": "fence"], ["barrier": "bollard"],
    ["barrier": "gate", "access": "private", "foot": "yes"], ["barrier": "gate", "foot": "no"],
  ]

  private mutating func spoilNodes() {
    for index in town.nodes.indices {
      if random.chance(12) {
        town.nodes[index].tags = Self.barrierTags.randomElement(using: &random)!
      }
      if random.chance(4) { town.nodes[index].isMissing = true }
      if random.chance(4) {
        town.nodes[index].coordinate = town.nodes.randomElement(using: &random)!.coordinate
      }
    }
    // A street that is always there, so that the file can be used.
    town.node("first", east: 0, north: 0)
    town.node("second", east: meters(1...size), north: meters(0...size))
    town.way("first", "second")
  }

  // MARK: Area and places

  private mutating func drawBoxes() {
    // A box over the 180th meridian is not what a header can say.
    guard abs(town.plane.origin.longitude) < 179, random.chance(50) else { return }
    if random.chance(20) {
      town.box(west: -90_000, south: -90_000, east: 90_000, north: 90_000)
      return
    }
    for _ in 0..<(random.chance(25) ? 2 : 1) {
      let (west, south) = (meters(-0.2...0.5) * size, meters(-0.2...0.5) * size)
      town.box(
        west: west, south: south, east: west + meters(0.3...1.2) * size,
        north: south + meters(0.3...1.2) * size)
    }
  }

  private mutating func drawPlaces() {
    town.categories = ["clinic", "shop", "school"]
    for index in 0..<Int.random(in: 0...6, using: &random) {
      let place = place()
      town.facility("f\(index)", town.categories.randomElement(using: &random)!, at: place)
      if random.chance(20) {
        town.facilities[town.facilities.count - 1].categories = town.categories
      }
      if random.chance(10) { town.facility("a\(index)", "clinic", at: place) }
    }
    for index in 0..<Int.random(in: 3...8, using: &random) {
      town.household("h\(index)", at: place())
      if random.chance(10), let facility = town.facilities.randomElement(using: &random) {
        town.households[town.households.count - 1].coordinate = facility.coordinate
      }
      town.households[town.households.count - 1].weight = Double(index)
    }
  }

  /// Beside a street, at a node, or anywhere.
  private mutating func place() -> Coordinate {
    if random.chance(10) { return town.coordinate(east: meters(0...size), north: meters(0...size)) }
    let way = town.ways.randomElement(using: &random)!
    let one = Int.random(in: 0..<way.references.count - 1, using: &random)
    let ends = [one, one + 1].map { town.nodes[Int(way.references[$0]) - 1].coordinate }
    if random.chance(15) { return ends[0] }
    let share = meters(-0.1...1.1)
    let aside = [0.0, 2, 6, 15, 60, 95, 120].randomElement(using: &random)!
    let (dx, dy) = (meters(-1...1) * aside, meters(-1...1) * aside)
    let offsets = ends.map { town.plane.offset(to: $0) }
    return town.coordinate(
      east: offsets[0].east + share * (offsets[1].east - offsets[0].east) + dx,
      north: offsets[0].north + share * (offsets[1].north - offsets[0].north) + dy)
  }
}
