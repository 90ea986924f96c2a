import Geography
import OSMExtract

/// A piece of a walk that is all of one kind, along one way.
package struct WalkPiece: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// A straight line between a point and the street.
    case leg
    case street
    case steps
    /// On a restricted street.
    case restricted
  }

  package let kind: Kind
  package let isRestricted: Bool
  /// The OSM id of the way, and its name; `nil` for a leg.
  package let wayID: Int64?
  package let name: String?
  /// As it is walked, no two equal in a row; a single one where the piece lies within a step of
  /// 1e-7°.
  package fileprivate(set) var coordinates: [Coordinate]
  /// Along the ground, and as it is timed, on the level: steps of 0.01 mm.
  package fileprivate(set) var groundLength: Int64
  package fileprivate(set) var levelLength: Int64

  fileprivate mutating func lead(to place: Coordinate) {
    if coordinates.last != place { coordinates.append(place) }
  }
}

/// A walk from a point in pieces.
package struct WalkRoute: Hashable, Sendable {
  package private(set) var pieces: [WalkPiece] = []
  /// The facility's point, or where the data ends.
  package let end: Coordinate
  /// Along the ground, and as it is timed, on the level: steps of 0.01 mm.
  package var groundLength: Int64 { pieces.reduce(0) { $0 + $1.groundLength } }
  package var levelLength: Int64 { pieces.reduce(0) { $0 + $1.levelLength } }

  /// - Parameters:
  ///   - start: The point from which it was traced, with its joins.
  ///   - facility: The facility's point; `nil` for a walk to where the data ends.
  package init(
    _ trace: WalkTrace, from start: Coordinate, _ joins: Joins, to facility: Coordinate?,
    _ facilityJoins: Joins, network: Network, streets: Streets
  ) {
    var last: (place: Coordinate, leg: Int64)?
    switch trace.end {
    case .openEnd(let junction): end = network.junctions[junction]
    case .facility(let join):
      let place = network.place(ofJoin: join, facilityJoins)
      end = facility ?? place
      last = (place, facilityJoins.legSteps(join))
    }
    addLeg(
      from: start, to: network.place(ofJoin: trace.firstJoin, joins),
      joins.legSteps(trace.firstJoin))
    for stretch in trace.stretches { add(stretch, network, streets) }
    if let last { addLeg(from: last.place, to: end, last.leg) }
  }

  private mutating func addLeg(from start: Coordinate, to end: Coordinate, _ length: Int64) {
    guard length > 0 else { return }
    append(
      WalkPiece(
        kind: .leg, isRestricted: false, wayID: nil, name: nil, coordinates: [start],
        groundLength: length, levelLength: length), to: end)
  }

  private mutating func add(
    _ stretch: WalkTrace.Stretch, _ network: Network, _ streets: Streets
  ) {
    let segments = network.vertexRange(ofChain: stretch.chain).dropLast()
    let (low, high) = (min(stretch.start, stretch.end), max(stretch.start, stretch.end))
    let isForward = stretch.start < stretch.end
    let walked = segments.filter { network.positions[$0 + 1] > low && network.positions[$0] < high }
    for segment in isForward ? walked : walked.reversed() {
      let near = max(low, network.positions[segment])
      let far = min(high, network.positions[segment + 1])
      let (start, end) = isForward ? (near, far) : (far, near)
      add(segment, start, end, isRestricted: network.isRestricted[stretch.chain], network, streets)
    }
  }

  /// A part of a segment, as a piece of its own or as more of the last one.
  private mutating func add(
    _ segment: Int, _ start: Int64, _ end: Int64, isRestricted: Bool, _ network: Network,
    _ streets: Streets
  ) {
    let way = Int(network.ways[segment])
    let ground = abs(
      network.groundLength(segment, at: end) - network.groundLength(segment, at: start))
    let kind: WalkPiece.Kind =
      streets.isSteps[way] ? .steps : isRestricted ? .restricted : .street
    let place = network.place(onSegment: segment, at: end)
    if let last = pieces.last, last.wayID == streets.wayIDs[way], last.kind == kind,
      last.isRestricted == isRestricted
    {
      pieces[pieces.count - 1].lead(to: place)
      pieces[pieces.count - 1].groundLength += ground
      pieces[pieces.count - 1].levelLength += abs(end - start)
      return
    }
    append(
      WalkPiece(
        kind: kind, isRestricted: isRestricted, wayID: streets.wayIDs[way],
        name: streets.name(ofWay: way),
        coordinates: [network.place(onSegment: segment, at: start)],
        groundLength: ground, levelLength: abs(end - start)), to: place)
  }

  private mutating func append(_ piece: WalkPiece, to end: Coordinate) {
    var piece = piece
    piece.lead(to: end)
    pieces.append(piece)
  }
}
