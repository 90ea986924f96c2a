/// Measures what the lattice points of a tile join, sixteen points at once.
struct PointRuler {
  private struct Near {
    let segment: Int32
    let stretch: NearStretch
    /// Its place among the parts.
    let part: Int
  }

  private struct Pair {
    let point: Int
    let join: PointJoin
  }

  private let network: Network
  private let tiles: DrawingTiles
  private let lattice: Lattice
  private let maxJoin: Float
  /// For `PointJoin`.
  let longestLeg: Float
  private let slack: Float

  private var segments: [Near] = []
  private var parts: NearParts
  // By segment: squares of the distances, and where along it the nearest places lie.
  private var squares: [Lanes] = []
  private var shares: [Lanes] = []
  private var pairs: [Pair] = []
  /// By point: how many joins it has; then where the next one goes.
  private var counts: [Int32]

  init(_ network: Network, _ tiles: DrawingTiles, _ lattice: Lattice) {
    let rule = tiles.rule
    self.network = network
    self.tiles = tiles
    self.lattice = lattice
    maxJoin = Float(rule.maxJoinMeters)
    longestLeg = max(maxJoin, 0.001)
    slack = Float(rule.slackMeters)
    parts = NearParts(rule)
    counts = Array(repeating: 0, count: lattice.pointsAlongTile * lattice.pointsAlongTile)
  }

  /// Adds to `joins` those of the points of a tile, and to `firstJoin` where each point's begin and
  /// the last one's end.
  mutating func measure(
    _ tile: Int, _ row: TileRow, _ shape: TileLattice,
    _ joins: inout [PointJoin], _ firstJoin: inout [Int32]
  ) {
    load(tile, row)
    pairs.removeAll(keepingCapacity: true)
    for y in stride(from: 0, to: lattice.pointsAlongTile, by: 4) {
      for x in stride(from: 0, to: lattice.pointsAlongTile, by: 4) {
        measure(x: x, y: y, shape)
        pair(x: x, y: y, error: row.error)
      }
    }
    sort(&joins, &firstJoin)
  }

  private mutating func load(_ tile: Int, _ row: TileRow) {
    segments.removeAll(keepingCapacity: true)
    parts.removeAll()
    let frame = NearStretch.Frame(
      tiles.grid.center(row: row.row, column: tiles.columns.gridColumns[tile]), row,
      maxJoin: maxJoin)
    var part = Int32(-1)
    for index in tiles.segments(ofTile: tile) {
      let segment = tiles.columns.segments[index]
      let own = network.parts[Int(tiles.chainOfSegment[Int(segment)])]
      if own != part {
        part = own
        parts.append(length: network.partLengths[Int(part)])
      }
      let stretch = NearStretch(ofSegment: segment, network, frame)
      segments.append(Near(segment: segment, stretch: stretch, part: parts.indices.count - 1))
    }
    while squares.count < segments.count {
      squares.append(Lanes())
      shares.append(Lanes())
    }
  }

  private mutating func measure(x: Int, y: Int, _ shape: TileLattice) {
    let (east, north) = shape.sixteenPoints(x: x, y: y)
    for part in parts.indices { parts.nearest[part] = Lanes(repeating: .infinity) }
    for index in segments.indices {
      let (square, share) = segments[index].stretch.shape.measure(east, north)
      squares[index] = square
      shares[index] = share
      let part = segments[index].part
      parts.nearest[part].replace(with: square, where: square .< parts.nearest[part])
    }
    for part in parts.indices { parts.nearest[part] = parts.nearest[part].squareRoot() }
  }

  /// Notes which of sixteen points join which segments (walking-rule, 3).
  private mutating func pair(x: Int, y: Int, error: Float) {
    for index in segments.indices {
      let part = segments[index].part
      var cut = parts.nearest[part] + slack
      cut.replace(with: maxJoin, where: cut .> maxJoin)
      // Both the nearest and the segment's own distance may be off.
      let (surely, maybe) = (cut - 2 * error, cut + 2 * error)
      var wanted = squares[index] .<= maybe * maybe
      guard Self.any(wanted) else { continue }
      var sure = (squares[index] .<= surely * surely) .& (surely .>= 0)
      if parts.canBeDropped(part) { drop(part, &wanted, &sure, error: error) }
      add(index, wanted, sure, x: x, y: y)
    }
  }

  /// A small part is dropped where a longer one is within reach.
  private func drop(
    _ part: Int, _ wanted: inout SIMDMask<SIMD16<Int32>>,
    _ sure: inout SIMDMask<SIMD16<Int32>>, error: Float
  ) {
    let nearest = parts.nearestOfLonger(than: part)
    wanted = wanted .& (nearest .> maxJoin - error)
    sure = sure .& (nearest .> maxJoin + error)
  }

  private mutating func add(
    _ index: Int, _ wanted: SIMDMask<SIMD16<Int32>>, _ sure: SIMDMask<SIMD16<Int32>>, x: Int,
    y: Int
  ) {
    let near = segments[index]
    let (low, span) = (Float(near.stretch.low), Float(near.stretch.high - near.stretch.low))
    for lane in 0..<16 where wanted[lane] {
      let point = (y + lane >> 2) * lattice.pointsAlongTile + x + lane & 3
      counts[point] += 1
      pairs.append(
        Pair(
          point: point,
          join: PointJoin(
            segment: near.segment, isSure: sure[lane],
            leg: squares[index][lane].squareRoot(), longestLeg: longestLeg,
            share: low + span * shares[index][lane])))
    }
  }

  /// Puts the pairs in the order of the points.
  private mutating func sort(_ joins: inout [PointJoin], _ firstJoin: inout [Int32]) {
    guard let first = pairs.first else {
      for _ in 0...counts.count { firstJoin.append(Int32(joins.count)) }
      return
    }
    var next = Int32(joins.count)
    for point in counts.indices {
      firstJoin.append(next)
      let count = counts[point]
      counts[point] = next
      next += count
    }
    firstJoin.append(next)
    for _ in pairs.indices { joins.append(first.join) }
    for pair in pairs {
      joins[Int(counts[pair.point])] = pair.join
      counts[pair.point] += 1
    }
    for point in counts.indices { counts[point] = 0 }
  }

  @inline(__always)
  private static func any(_ mask: SIMDMask<SIMD16<Int32>>) -> Bool {
    mask != SIMDMask(repeating: false)
  }
}
