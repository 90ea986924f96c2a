import Geography
import PROJKit

/// The walking rule once more, in the plainest way: no chains, no index, no search from facilities.
///
/// It shares nothing with `OSMExtract`, `WalkingNetwork` and `GapAnalysis`: it reads a `Town`, looks
/// at every segment for every join, and walks from every household to every facility by Dijkstra's
/// algorithm without a queue, over nodes and what may still come of a walk.
package struct SecondWay {
  package struct Parameters {
    package var kilometersPerHour = 4.0
    package var kilometersPerHourOnSteps = 2.0
    package var maxJoin = 100.0
    package var joinSlack = 10.0
    package var smallPart = 1000.0
    package var boxFactor = 4.0
    package var boxMargin = 0.001
    package var detourFactor = 1.5
    /// In place of the header's; an empty list: none.
    package var dataArea: [BoundingBox]?

    package init() {}

    var metersPerSecond: Double { kilometersPerHour / 3.6 }
  }

  /// Where segments meet: a node, or at a closed node the end of one segment.
  struct Vertex {
    let coordinate: Coordinate
    let isRestrictedBarrier: Bool
    var isOpenEnd = false
  }

  struct Segment {
    let way: Town.Way
    let tail: Int
    let head: Int
    let meters: Double
    let seconds: Double
    let isSteps: Bool
    let isJoinable: Bool
    let isForward: Bool
    let isBackward: Bool
    var isOpen: Bool
    var isInUse = true
    var part = 0
  }

  package struct Join {
    package let way: Int64
    let segment: Int
    let fraction: Double
    package let legMillimeters: Int
  }

  let parameters: Parameters
  let town: Town
  private(set) var vertices: [Vertex] = []
  private(set) var segments: [Segment] = []
  /// By part, meters.
  private(set) var partLengths: [Double] = []
  /// Empty: everywhere.
  private(set) var area: [BoundingBox] = []

  package init(_ town: Town, _ parameters: Parameters) throws {
    self.town = town
    self.parameters = parameters
    try cutWays()
    findParts()
    findPockets()
    findArea()
  }

  // MARK: 1. Streets

  private mutating func cutWays() throws {
    let geodesic = Geodesic()
    let nodes = Dictionary(uniqueKeysWithValues: town.nodes.map { ($0.id, $0) })
    var vertexOfNode: [Int64: Int] = [:]
    var cutNodes: Set<Int64> = []
    var cutEnds: Set<Int> = []
    var nodeOfVertex: [Int64] = []
    func addVertex(_ node: Town.Node) -> Int {
      vertices.append(
        Vertex(
          coordinate: node.coordinate,
          isRestrictedBarrier: TagReading.barrier(node.tags) == .restricted))
      nodeOfVertex.append(node.id)
      return vertices.count - 1
    }
    func vertex(_ node: Town.Node) -> Int {
      if TagReading.barrier(node.tags) == .closed { return addVertex(node) }
      if let known = vertexOfNode[node.id] { return known }
      vertexOfNode[node.id] = addVertex(node)
      return vertexOfNode[node.id]!
    }
    for way in town.ways {
      let wayClass = TagReading.way(way.tags).wayClass
      guard wayClass != .refused else { continue }
      var lastHead: Int?
      var comesFromMissing = false
      for (first, second) in zip(way.references, way.references.dropFirst()) {
        guard let one = nodes[first], let other = nodes[second] else { continue }
        if one.isMissing, !other.isMissing {
          cutNodes.insert(second)
          comesFromMissing = true
        }
        if other.isMissing, !one.isMissing {
          cutNodes.insert(first)
          if let lastHead { cutEnds.insert(lastHead) }
          lastHead = nil
        }
        guard !one.isMissing, !other.isMissing, first != second else { continue }
        let meters = try geodesic.exactLength(from: one.coordinate, to: other.coordinate)
        let isSteps = way.tags["highway"] == "steps"
        let speed =
          isSteps ? parameters.kilometersPerHourOnSteps : parameters.kilometersPerHour
        segments.append(
          Segment(
            way: way, tail: vertex(one), head: vertex(other), meters: meters,
            seconds: meters / (speed / 3.6), isSteps: isSteps,
            isJoinable: TagReading.isJoinable(way.tags),
            isForward: !TagReading.isClosedForward(way.tags),
            isBackward: !TagReading.isClosedBackward(way.tags), isOpen: wayClass == .open))
        if comesFromMissing { cutEnds.insert(segments.last!.tail) }
        comesFromMissing = false
        lastHead = segments.last!.head
      }
    }
    // At a closed node each way ends by itself, so only its own end is open.
    for vertex in vertices.indices where cutNodes.contains(nodeOfVertex[vertex]) {
      let isClosed = TagReading.barrier(nodes[nodeOfVertex[vertex]]!.tags) == .closed
      vertices[vertex].isOpenEnd = !isClosed || cutEnds.contains(vertex)
    }
  }

  /// Gives all that is connected the same number, by going over everything until nothing changes.
  private func flood(_ isMember: (Segment) -> Bool, _ connects: (Vertex) -> Bool) -> [Int] {
    var label = Array(segments.indices)
    let meetings = vertices.indices.filter { connects(vertices[$0]) }.map { vertex in
      segments.indices.filter {
        isMember(segments[$0]) && (segments[$0].tail == vertex || segments[$0].head == vertex)
      }
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for meeting in meetings {
        guard let least = meeting.map({ label[$0] }).min() else { continue }
        for segment in meeting where label[segment] != least {
          label[segment] = least
          hasChanged = true
        }
      }
    }
    return label
  }

  private mutating func findParts() {
    let label = flood({ _ in true }, { _ in true })
    partLengths = Array(repeating: 0, count: segments.count)
    for (segment, part) in label.enumerated() {
      segments[segment].part = part
      partLengths[part] += segments[segment].meters
    }
  }

  private mutating func findPockets() {
    let label = flood({ $0.isOpen }, { !$0.isRestrictedBarrier })
    var lengths: [Int: Double] = [:]
    for (index, segment) in segments.enumerated() where segment.isOpen {
      lengths[label[index], default: 0] += segment.meters
    }
    let wasOpen = segments.map(\.isOpen)
    for index in segments.indices where wasOpen[index] {
      let rivals = segments.indices.filter {
        wasOpen[$0] && segments[$0].part == segments[index].part
      }
      let longest = rivals.map { lengths[label[$0]]! }.max()!
      segments[index].isOpen = longest - lengths[label[index]]! < 0.001
    }
  }

  private mutating func findArea() {
    area = parameters.dataArea ?? believableHeader()
    guard !area.isEmpty else { return }
    for index in segments.indices {
      let ends = [segments[index].tail, segments[index].head]
      segments[index].isInUse = ends.contains { isInArea(vertices[$0].coordinate) }
    }
    for vertex in vertices.indices where !isInArea(vertices[vertex].coordinate) {
      vertices[vertex].isOpenEnd = true
    }
  }

  private func believableHeader() -> [BoundingBox] {
    let isWalked = Set(
      town.ways.filter { TagReading.way($0.tags).wayClass != .refused }.flatMap(\.references))
    let places = town.nodes.filter { isWalked.contains($0.id) && !$0.isMissing }.map(\.coordinate)
    guard !town.boxes.isEmpty, !places.isEmpty else { return [] }
    func area(_ longitudes: [Int32], _ latitudes: [Int32], _ margin: Double) -> Double {
      let width = Double(longitudes.max()!) / 1e7 - Double(longitudes.min()!) / 1e7
      let height = Double(latitudes.max()!) / 1e7 - Double(latitudes.min()!) / 1e7
      return (width + 2 * margin) * (height + 2 * margin)
    }
    let header = area(
      town.boxes.flatMap { [$0.westE7, $0.eastE7] },
      town.boxes.flatMap { [$0.southE7, $0.northE7] },
      0)
    let streets = area(
      places.map(\.longitudeE7), places.map(\.latitudeE7), parameters.boxMargin)
    return header > parameters.boxFactor * streets ? [] : town.boxes
  }

  package func isInArea(_ place: Coordinate) -> Bool {
    area.isEmpty
      || area.contains {
        $0.westE7 <= place.longitudeE7 && place.longitudeE7 <= $0.eastE7
          && $0.southE7 <= place.latitudeE7 && place.latitudeE7 <= $0.northE7
      }
  }
}
