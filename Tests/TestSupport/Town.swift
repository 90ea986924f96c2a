import Geography

/// A small town drawn in a test: streets, barriers, households, facilities, header boxes.
///
/// Nodes are named and placed in meters east and north of an origin. Nothing in here knows the
/// walking rule: `answers` writes the town as an OSM file and takes the program's own path, and
/// `SecondWay` judges it in another way.
///
/// ```swift
/// var town = Town()
/// town.draw("A--B--C", spacingMeters: 100)
/// town.household("home", east: 0, north: 5)
/// town.facility("clinic 1", "clinic", east: 200, north: -5)
/// let time = try town.answers().seconds("home", "clinic")
/// ```
package struct Town: Sendable {
  package struct Node: Hashable, Sendable {
    package var id: Int64
    package var coordinate: Coordinate
    /// Ways refer to it, the file lacks it.
    package var isMissing = false
    package var tags: [String: String] = [:]
  }

  package struct Way: Hashable, Sendable {
    package var id: Int64
    package var references: [Int64]
    package var tags: [String: String]
  }

  package struct Place: Hashable, Sendable {
    package var id: String
    package var coordinate: Coordinate
    package var categories: [String] = []
    package var weight = 1.0
  }

  /// A plain street where nothing else is said.
  package static let street = ["highway": "residential"]

  package let plane: LocalPlane
  package var nodes: [Node] = []
  package var ways: [Way] = []
  /// Of the file's header.
  package var boxes: [BoundingBox] = []
  package var households: [Place] = []
  package var facilities: [Place] = []
  /// Those that are judged, in the order of a category file.
  package var categories: [String] = []
  private var nodeIDs: [String: Int64] = [:]

  /// - Parameters:
  ///   - longitude: Of the origin, degrees. At the default origin, on the equator, a step of 1e-7°
  ///     east is a · π/180 · 1e-7 long, about 1.1 cm.
  ///   - latitude: The same.
  package init(longitude: Double = 0, latitude: Double = 0) {
    plane = LocalPlane(at: Coordinate(longitude: longitude, latitude: latitude)!)
  }

  /// The grid point of 1e-7° nearest to a place in meters from the origin.
  package func coordinate(east: Double, north: Double) -> Coordinate {
    steps(
      east: Int((east / plane.metersPerStepEast).rounded()),
      north: Int((north / plane.metersPerStepNorth).rounded()))
  }

  /// The place so many steps of 1e-7° from the origin, also across the 180th meridian.
  package func steps(east: Int, north: Int) -> Coordinate {
    var longitude = Int64(plane.origin.longitudeE7) + Int64(east)
    if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
    if longitude < -1_800_000_000 { longitude += 3_600_000_000 }
    return Coordinate(
      longitudeE7: Int32(longitude), latitudeE7: plane.origin.latitudeE7 + Int32(north))
  }

  // MARK: Streets

  @discardableResult
  package mutating func node(
    _ name: String, east: Double, north: Double, tags: [String: String] = [:]
  ) -> Int64 {
    node(name, at: coordinate(east: east, north: north), tags: tags)
  }

  @discardableResult
  package mutating func node(
    _ name: String, at coordinate: Coordinate, tags: [String: String] = [:]
  ) -> Int64 {
    let id = Int64(nodes.count + 1)
    nodes.append(Node(id: id, coordinate: coordinate, tags: tags))
    precondition(nodeIDs[name] == nil, "the node \(name) is drawn twice")
    nodeIDs[name] = id
    return id
  }

  /// Makes a barrier of a node.
  package mutating func barrier(_ name: String, _ tags: [String: String]) {
    nodes[Int(id(name)) - 1].tags = tags
  }

  /// A node that ways refer to and the file lacks.
  package mutating func missing(_ name: String) {
    nodes[Int(node(name, east: 0, north: 0)) - 1].isMissing = true
  }

  /// A way along nodes that were placed before.
  @discardableResult
  package mutating func way(_ names: String..., tags: [String: String] = Town.street) -> Int64 {
    way(names, tags: tags)
  }

  @discardableResult
  package mutating func way(_ names: [String], tags: [String: String] = Town.street) -> Int64 {
    let id = Int64(1000 + ways.count)
    ways.append(Way(id: id, references: names.map { self.id($0) }, tags: tags))
    return id
  }

  package func id(_ name: String) -> Int64 {
    guard let id = nodeIDs[name] else { preconditionFailure("no node \(name) was drawn") }
    return id
  }

  /// Draws nodes and streets from a map of characters.
  ///
  /// Nodes are letters, in every third column of every second line, `spacingMeters` apart. `--` and
  /// `|` are streets, `==` and `"` private ones. The first node of the first line is the origin.
  package mutating func draw(_ map: String, spacingMeters: Double) {
    let private_ = ["highway": "service", "access": "private"]
    let rows = map.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    func character(_ row: Int, _ column: Int) -> Character {
      rows.indices.contains(row) && rows[row].indices.contains(column) ? rows[row][column] : " "
    }
    var streets: [([String], [String: String])] = []
    for row in stride(from: 0, to: rows.count, by: 2) {
      for column in stride(from: 0, to: rows[row].count, by: 3) where rows[row][column].isLetter {
        let name = String(rows[row][column])
        node(
          name, east: Double(column / 3) * spacingMeters, north: -Double(row / 2) * spacingMeters)
        let (east, south) = (String(character(row, column + 3)), String(character(row + 2, column)))
        switch character(row, column + 1) {
        case "-": streets.append(([name, east], Town.street))
        case "=": streets.append(([name, east], private_))
        default: break
        }
        switch character(row + 1, column) {
        case "|": streets.append(([name, south], Town.street))
        case "\"": streets.append(([name, south], private_))
        default: break
        }
      }
    }
    for (names, tags) in streets { way(names, tags: tags) }
  }

  // MARK: Area and places

  /// A box of the file's header, in meters from the origin.
  package mutating func box(west: Double, south: Double, east: Double, north: Double) {
    boxes.append(boundingBox(west: west, south: south, east: east, north: north))
  }

  package func boundingBox(
    west: Double, south: Double, east: Double, north: Double
  ) -> BoundingBox {
    let (low, high) = (coordinate(east: west, north: south), coordinate(east: east, north: north))
    return BoundingBox(
      westE7: low.longitudeE7, southE7: low.latitudeE7, eastE7: high.longitudeE7,
      northE7: high.latitudeE7)
  }

  package mutating func household(_ id: String, east: Double, north: Double) {
    household(id, at: coordinate(east: east, north: north))
  }

  package mutating func household(_ id: String, at coordinate: Coordinate) {
    households.append(Place(id: id, coordinate: coordinate))
  }

  package mutating func facility(_ id: String, _ category: String, east: Double, north: Double) {
    facility(id, category, at: coordinate(east: east, north: north))
  }

  package mutating func facility(_ id: String, _ category: String, at coordinate: Coordinate) {
    if !categories.contains(category) { categories.append(category) }
    facilities.append(Place(id: id, coordinate: coordinate, categories: [category]))
  }
}
