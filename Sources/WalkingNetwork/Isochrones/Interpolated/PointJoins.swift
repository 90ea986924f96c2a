/// What the lattice points of tiles join: found once a tile, whatever the walks are, and kept.
///
/// Belongs to one thread.
struct PointJoins {
  /// The joins of a point are `joins[range]`.
  private(set) var joins: [PointJoin] = []
  // By tile that was measured, point by point, row by row from the south: where its joins begin;
  // behind the last point, where they end.
  private var firstJoin: [Int32] = []
  /// By tile: its place in `firstJoin`, -1 while it is not measured.
  private var places: [Int32]
  private var ruler: PointRuler

  private let mostJoins: Int

  /// - Parameter mostJoins: If there are more, all are forgotten and found anew.
  init(_ network: Network, _ tiles: DrawingTiles, _ lattice: Lattice, mostJoins: Int) {
    self.mostJoins = mostJoins
    ruler = PointRuler(network, tiles, lattice)
    places = Array(repeating: -1, count: tiles.columns.gridColumns.count)
  }

  /// For `PointJoin`.
  var longestLeg: Float { ruler.longestLeg }

  /// To be called now and then, while no place of a tile is in use.
  mutating func forgetIfMany() {
    guard joins.count > mostJoins else { return }
    joins.removeAll(keepingCapacity: true)
    firstJoin.removeAll(keepingCapacity: true)
    for tile in places.indices { places[tile] = -1 }
  }

  /// The place of a tile, for `range`.
  mutating func place(ofTile tile: Int, _ row: TileRow, _ shape: TileLattice) -> Int {
    if places[tile] < 0 {
      places[tile] = Int32(firstJoin.count)
      ruler.measure(tile, row, shape, &joins, &firstJoin)
    }
    return Int(places[tile])
  }

  /// - Parameter point: Counted row by row from the south.
  @inline(__always)
  func range(_ place: Int, point: Int) -> Range<Int> {
    Int(firstJoin[place + point])..<Int(firstJoin[place + point + 1])
  }
}

/// A segment that a point joins. What is measured is rounded; it decides only beyond `tolerance`.
struct PointJoin {
  /// The complement of the segment if 32 bits do not say whether it is a join.
  private let code: Int32
  private let leg: UInt16
  private let share: UInt16

  private static let parts: Float = 65_535

  /// - Parameters:
  ///   - leg: Meters.
  ///   - longestLeg: Above zero.
  ///   - share: Where along the segment, 0 to 1.
  init(segment: Int32, isSure: Bool, leg: Float, longestLeg: Float, share: Float) {
    code = isSure ? segment : ~segment
    self.leg = UInt16(min(max(leg / longestLeg, 0), 1) * Self.parts + 0.5)
    self.share = UInt16(min(max(share, 0), 1) * Self.parts + 0.5)
  }

  @inline(__always)
  var segment: Int { Int(code < 0 ? ~code : code) }
  @inline(__always)
  var isSure: Bool { code >= 0 }

  /// Where along the segment, 0 to 1.
  @inline(__always)
  var shareAlong: Float { Float(share) * (1 / Self.parts) }

  /// What is left when the leg has been walked, meters, for those who arrive at the segment's start
  /// or at its end.
  @inline(__always)
  func margin(_ left: ReachedSegments.Left, longestLeg: Float) -> Float {
    let along = shareAlong * left.walk
    return max(left.start - along, left.end - (left.walk - along)) - leg(longestLeg)
  }

  /// Meters.
  @inline(__always)
  func leg(_ longestLeg: Float) -> Float { Float(leg) * (1 / Self.parts) * longestLeg }

  /// By how much a margin on a segment may be off, meters, beside the error of distances: half a
  /// part of the leg and of the segment's length, and what 32 bits lose.
  @inline(__always)
  static func tolerance(walk: Float, longestLeg: Float) -> Float {
    0.001 + (walk + longestLeg) * (0.51 / parts)
  }
}
