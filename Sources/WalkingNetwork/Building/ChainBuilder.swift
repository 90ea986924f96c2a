import Geography
import OSMExtract

/// Contracts segments to chains between junctions.
///
/// A point is inside a chain if exactly two segment ends meet there, of segments that are alike in
/// class and open directions, and if it is no open end.
struct ChainBuilder {
  let segments: Segments
  let streets: Streets
  let parts: Parts
  let use: SegmentUse
  let pace: Pace

  /// Whether something may be walked along itself, and against itself.
  private struct OpenDirections: Equatable {
    var forward = true
    var backward = true

    var reversed: OpenDirections { OpenDirections(forward: backward, backward: forward) }
  }

  func build(_ network: inout Network) {
    let incidences = Incidences(segments, use: use)
    var junctionOfPoint = Array(repeating: Int32(-1), count: segments.pointCount)
    var isDone = Array(repeating: false, count: segments.count)
    let points = (0..<Int32(segments.pointCount)).filter { !incidences.of($0).isEmpty }
    let junctions = inSpatialOrder(points.filter { !isInsideChain($0, incidences) })
    for point in junctions { addJunction(point, &junctionOfPoint, &network) }
    for point in junctions {
      addChains(from: point, incidences, junctionOfPoint, &isDone, &network)
    }
    // What is left are rings without a junction: each gets one at its first point.
    for point in points where incidences.of(point).contains(where: { !isDone[Int($0) >> 1] }) {
      addJunction(point, &junctionOfPoint, &network)
      addChains(from: point, incidences, junctionOfPoint, &isDone, &network)
    }
  }

  private func inSpatialOrder(_ points: [Int32]) -> [Int32] {
    let ranked = points.map { (rank: spatialRank(coordinate($0)), point: $0) }
    return ranked.sorted { ($0.rank, $0.point) < ($1.rank, $1.point) }.map(\.point)
  }

  private func coordinate(_ point: Int32) -> Coordinate {
    streets.nodeCoordinates[Int(segments.pointNodes[Int(point)])]
  }

  private func isOpenEnd(_ point: Int32) -> Bool {
    segments.isCutAtMissingNode[Int(point)] || !use.isInside[Int(segments.pointNodes[Int(point)])]
  }

  private func addJunction(
    _ point: Int32, _ junctionOfPoint: inout [Int32], _ network: inout Network
  ) {
    junctionOfPoint[Int(point)] = Int32(network.junctions.count)
    network.junctions.append(coordinate(point))
    network.isOpenEnd.append(isOpenEnd(point))
  }

  private func isInsideChain(_ point: Int32, _ incidences: Incidences) -> Bool {
    let ends = incidences.of(point)
    guard ends.count == 2, !isOpenEnd(point) else { return false }
    let (first, second) = (Int(ends.first!) >> 1, Int(ends.last!) >> 1)
    guard first != second, parts.isRestricted[first] == parts.isRestricted[second],
      !segments.isGate(first), !segments.isGate(second)
    else { return false }
    // Walked into along the first segment and out along the second.
    let inward = openDirections(first, isReversed: ends.first! & 1 == 0)
    let outward = openDirections(second, isReversed: ends.last! & 1 == 1)
    return inward == outward
  }

  /// Whether a segment may be walked along it and against it; swapped if it is seen reversed.
  private func openDirections(_ segment: Int, isReversed: Bool) -> OpenDirections {
    guard !segments.isGate(segment) else { return OpenDirections() }
    let way = Int(segments.ways[segment])
    let directions = OpenDirections(
      forward: !streets.isClosedForward[way], backward: !streets.isClosedBackward[way])
    return isReversed ? directions.reversed : directions
  }

  private func addChains(
    from point: Int32, _ incidences: Incidences, _ junctionOfPoint: [Int32],
    _ isDone: inout [Bool], _ network: inout Network
  ) {
    for end in incidences.of(point) where !isDone[Int(end) >> 1] {
      addChain(from: point, along: end, incidences, junctionOfPoint, &isDone, &network)
    }
  }

  /// Walks from a junction along a segment until the next junction.
  private func addChain(
    from point: Int32, along end: Int32, _ incidences: Incidences, _ junctionOfPoint: [Int32],
    _ isDone: inout [Bool], _ network: inout Network
  ) {
    let first = Int(end) >> 1
    let directions = openDirections(first, isReversed: end & 1 == 1)
    network.tails.append(junctionOfPoint[Int(point)])
    network.isRestricted.append(parts.isRestricted[first])
    network.isOpenForward.append(directions.forward)
    network.isOpenBackward.append(directions.backward)
    network.parts.append(parts.ofSegment[first])
    var walked: (position: Int64, length: Int64) = (0, 0)
    var (here, next) = (point, end)
    while true {
      let segment = Int(next) >> 1
      isDone[segment] = true
      append(vertex: here, walked, way: segments.ways[segment], to: &network)
      let length = segments.lengths[segment]
      let isSteps = !segments.isGate(segment) && streets.isSteps[Int(segments.ways[segment])]
      walked.length += length
      walked.position +=
        isSteps ? Int64((Double(length) * pace.stepsFactor).rounded()) : length
      here = next & 1 == 0 ? segments.heads[segment] : segments.tails[segment]
      if junctionOfPoint[Int(here)] >= 0 { break }
      let ends = incidences.of(here)
      next = Int(ends.first!) >> 1 == segment ? ends.last! : ends.first!
    }
    append(vertex: here, walked, way: -1, to: &network)
    network.heads.append(junctionOfPoint[Int(here)])
    network.firstVertex.append(Int32(network.vertices.count))
  }

  private func append(
    vertex point: Int32, _ walked: (position: Int64, length: Int64), way: Int32,
    to network: inout Network
  ) {
    network.vertices.append(coordinate(point))
    network.positions.append(walked.position)
    network.lengths.append(walked.length)
    network.ways.append(way)
  }
}

/// The segment ends in use at each point, as compressed rows: a segment's number doubled, and one
/// more if it ends there.
private struct Incidences {
  private let first: [Int32]
  private let ends: [Int32]

  init(_ segments: Segments, use: SegmentUse) {
    let used = (0..<segments.count).filter { use.isInUse[$0] }
    var rows = CountedRows(segments.pointCount) { count in
      for segment in used {
        count(Int(segments.tails[segment]))
        count(Int(segments.heads[segment]))
      }
    }
    var ends = Array(repeating: Int32(0), count: rows.itemCount)
    for segment in used {
      ends[rows.nextPlace(inRow: Int(segments.tails[segment]))] = Int32(segment * 2)
      ends[rows.nextPlace(inRow: Int(segments.heads[segment]))] = Int32(segment * 2 + 1)
    }
    first = rows.first
    self.ends = ends
  }

  func of(_ point: Int32) -> ArraySlice<Int32> {
    ends[Int(first[Int(point)])..<Int(first[Int(point) + 1])]
  }
}
