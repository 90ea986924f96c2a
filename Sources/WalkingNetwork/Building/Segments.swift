import Geography
import OSMExtract
import PROJKit
import Parallelism

/// The segments of all walkable ways of a file, cut where the walking rule cuts them.
///
/// A *point* is where segments can meet: a present node of a street, or one end of a segment at a
/// barrier. At a closed node every segment has a point of its own. At a restricted node every open
/// segment has a point of its own, tied to the node's by a *gate*: a restricted segment of length
/// 0, so that to pass the node is a restricted stretch (walking-rule, 1, "Barriers").
struct Segments {
  // By segment.
  var tails: [Int32] = []
  var heads: [Int32] = []
  /// The position of its way in `Streets`; -1 for a gate.
  var ways: [Int32] = []
  /// In steps of 0.01 mm.
  var lengths: [Int64] = []

  // By point. The first ones are the nodes of the streets in their order.
  /// The position of its node in `Streets`.
  var pointNodes: [Int32] = []
  /// Whether a way goes on to a node that the file lacks.
  var isCutAtMissingNode: [Bool] = []

  /// The same by node of `Streets`, and for points at closed nodes, while ways are cut.
  private var isNodeCut: [Bool]
  private var cutPoints: [Int32] = []

  var count: Int { tails.count }
  var pointCount: Int { pointNodes.count }

  init(_ streets: Streets, parallel: Parallel) throws {
    pointNodes = Array(0..<Int32(streets.nodeIDs.count))
    isNodeCut = Array(repeating: false, count: pointNodes.count)
    tails.reserveCapacity(streets.references.count)
    heads.reserveCapacity(streets.references.count)
    ways.reserveCapacity(streets.references.count)
    for way in 0..<streets.wayCount { cut(way, streets) }
    try measure(streets, parallel: parallel)
  }

  /// Cuts a way into runs of nodes that are present.
  private mutating func cut(_ way: Int, _ streets: Streets) {
    let references = streets.references(ofWay: way)
    var first: Int?
    for index in references {
      if streets.nodeIsPresent[Int(streets.references[index])] {
        if first == nil { first = index }
      } else if let begin = first {
        append(begin..<index, of: references, way: way, streets)
        first = nil
      }
    }
    if let begin = first {
      append(begin..<references.upperBound, of: references, way: way, streets)
    }
  }

  /// Adds the segments of a run, and marks its ends where the way goes on to a missing node.
  private mutating func append(
    _ run: Range<Int>, of references: Range<Int>, way: Int, _ streets: Streets
  ) {
    let streetClass = streets.classes[way]
    var last = streets.references[run.lowerBound]
    var ends: (first: Int32, last: Int32)?
    for node in streets.references[run.dropFirst()] where node != last {
      let tail = point(at: last, streetClass, streets)
      let head = point(at: node, streetClass, streets)
      append(from: tail, to: head, way: Int32(way))
      ends = (ends?.first ?? tail, head)
      last = node
    }
    if run.lowerBound > references.lowerBound {
      markCut(at: streets.references[run.lowerBound], point: ends?.first, streets)
    }
    if run.upperBound < references.upperBound { markCut(at: last, point: ends?.last, streets) }
  }

  private mutating func append(from tail: Int32, to head: Int32, way: Int32) {
    tails.append(tail)
    heads.append(head)
    ways.append(way)
  }

  /// - Parameter point: Where the way itself ends; `nil` if it has no segment there.
  private mutating func markCut(at node: Int32, point: Int32?, _ streets: Streets) {
    if streets.nodeBarriers[Int(node)] != .closed {
      isNodeCut[Int(node)] = true
    } else if let point {
      // Other ways end here by themselves.
      cutPoints.append(point)
    }
  }

  /// The point where a segment of a class ends at a node.
  private mutating func point(
    at node: Int32, _ streetClass: StreetClass, _ streets: Streets
  ) -> Int32 {
    switch (streets.nodeBarriers[Int(node)], streetClass) {
    case (.open, _), (.restricted, .restricted):
      return node
    case (.closed, _):
      return addPoint(at: node)
    case (.restricted, _):
      let point = addPoint(at: node)
      append(from: point, to: node, way: -1)
      return point
    }
  }

  private mutating func addPoint(at node: Int32) -> Int32 {
    pointNodes.append(node)
    return Int32(pointNodes.count - 1)
  }

  private mutating func measure(_ streets: Streets, parallel: Parallel) throws {
    let geodesic = Geodesic()
    let ranges = Parallel.ranges(of: tails.count, size: 16384)
    let (tails, heads, pointNodes) = (tails, heads, pointNodes)
    let parts = try parallel.map(count: ranges.count) { part in
      try ranges[part].map { segment in
        WalkLength.steps(
          meters: try geodesic.length(
            from: streets.nodeCoordinates[Int(pointNodes[Int(tails[segment])])],
            to: streets.nodeCoordinates[Int(pointNodes[Int(heads[segment])])]))
      }
    }
    lengths = parts.flatMap { $0 }
    // Points added for barriers are cut where their node is.
    isCutAtMissingNode = pointNodes.map { isNodeCut[Int($0)] }
    for point in cutPoints { isCutAtMissingNode[Int(point)] = true }
  }

  func isGate(_ segment: Int) -> Bool { ways[segment] < 0 }

  /// The class by its tags alone; a gate is restricted.
  func tagClass(_ segment: Int, _ streets: Streets) -> StreetClass {
    isGate(segment) ? .restricted : streets.classes[Int(ways[segment])]
  }
}
