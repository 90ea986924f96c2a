import Geography

/// Sixteen points, or numbers of them, at once.
typealias Lanes = SIMD16<Float>
typealias LaneMask = SIMDMask<SIMD16<Int32>>

/// Tells of points of a tile whether they are in time: the predicate of a drawing, in 32 bits for
/// sixteen points at once.
///
/// What it says is certain: `sure` points are in time by the rule, and so is no point that is not
/// `maybe`. The few in between are for `ExactPredicate`.
struct TileTester {
  /// One part of the network among the segments of the tile.
  struct Group {
    let part: Int32
    /// The whole part's length.
    let millimeters: Int64
    let isSmall: Bool
    /// Whether some point of the tile may drop it for the sake of a longer part.
    let canBeDropped: Bool
  }

  private(set) var segments: [NearSegment] = []
  private(set) var groups: [Group] = []
  private(set) var plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: 0))
  private(set) var error: Float = 0
  let maxJoin: Float
  let slack: Float
  private let smallPart: Int64

  // By segment of a list at hand.
  private var squares: [Lanes] = []
  private var shares: [Lanes] = []
  // By group: the nearest of it.
  private var nearest: [Lanes] = []

  init(_ rule: JoinRule) {
    maxJoin = Float(rule.maxJoin) / 1000
    slack = Float(rule.slack) / 1000
    smallPart = rule.smallPart
  }

  /// Takes the segments of a tile that matter: those on which some point may be in time, and those
  /// that may be the nearest of a point, since others join it only if they are nearly as near.
  mutating func load(
    tile: Int, column: Int32, _ row: TileRow, _ tiles: DrawingTiles, _ reached: ReachedSegments,
    _ network: Network
  ) {
    segments.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
    error = row.error
    let center = tiles.grid.center(row: row.row, column: column)
    plane = LocalPlane(at: center, like: row.plane)
    let window = Double(maxJoin + 4 * row.radius) + 10
    let isSingle = !tiles.columns.kinds[tile].contains(.hasSeveralParts)
    var (part, nearest) = (Int32(-1), Float(0))
    for index in tiles.segments(ofTile: tile) {
      let segment = tiles.columns.segments[index]
      let distance = tiles.columns.distances[index]
      if part < 0 || !isSingle {
        let own = network.parts[Int(tiles.chainOfSegment[Int(segment)])]
        if own != part {
          (part, nearest) = (own, distance)
          add(part, network)
        }
      }
      let left = reached.left[Int(segment)]
      guard
        left.most + 2 * error >= distance - row.radius
          || distance <= nearest + 2 * (row.radius + error)
      else { continue }
      segments.append(
        NearSegment(
          segment: segment, group: Int32(groups.count - 1), left: left, network, plane,
          window: window))
    }
    if squares.count < segments.count {
      squares = Array(repeating: Lanes(), count: segments.count * 2)
      shares = squares
    }
  }

  private mutating func add(_ part: Int32, _ network: Network) {
    let length = network.partLengths[Int(part)]
    let millimeters = WalkLength.millimeters(length)
    let isSmall = length < smallPart
    // The longest part comes first.
    let canBeDropped = isSmall && groups.contains { $0.millimeters > millimeters }
    groups.append(
      Group(
        part: part, millimeters: millimeters, isSmall: isSmall, canBeDropped: canBeDropped))
    if nearest.count < groups.count { nearest.append(Lanes()) }
  }

  /// Which of sixteen points are in time, one bit each.
  ///
  /// - Parameters:
  ///   - x: East of the tile's center, meters.
  ///   - y: North of it.
  ///   - list: Places of the segments to look at, group by group.
  mutating func test(
    _ x: Lanes, _ y: Lanes, _ list: ArraySlice<Int32>
  ) -> (sure: UInt16, maybe: UInt16) {
    var sure = LaneMask(repeating: false)
    var maybe = sure
    var next = list.startIndex
    while next < list.endIndex {
      let first = next
      let group = segments[Int(list[first])].group
      var least = Lanes(repeating: .infinity)
      while next < list.endIndex {
        let place = Int(list[next])
        guard segments[place].group == group else { break }
        measure(place, x, y)
        least.replace(with: squares[place], where: squares[place] .< least)
        next += 1
      }
      let distance = least.squareRoot()
      nearest[Int(group)] = distance
      var (inSure, inMaybe) = judge(list[first..<next], nearest: distance)
      if groups[Int(group)].canBeDropped { drop(Int(group), &inSure, &inMaybe) }
      sure = sure .| inSure
      maybe = maybe .| inMaybe
    }
    return (Self.bits(sure), Self.bits(maybe))
  }

  @inline(__always)
  private mutating func measure(_ place: Int, _ x: Lanes, _ y: Lanes) {
    let segment = segments[place]
    let px = x - Lanes(repeating: segment.x)
    let py = y - Lanes(repeating: segment.y)
    var share = (px * segment.stepX + py * segment.stepY) * segment.inverseSquare
    share.replace(with: 0, where: share .< 0)
    share.replace(with: 1, where: share .> 1)
    let dx = px - share * segment.stepX
    let dy = py - share * segment.stepY
    squares[place] = dx * dx + dy * dy
    shares[place] = share
  }

  /// The distances of a segment from four points, and what is left of the way there.
  func measure(
    _ place: Int, _ x: SIMD4<Float>, _ y: SIMD4<Float>
  ) -> (distance: SIMD4<Float>, left: SIMD4<Float>) {
    let segment = segments[place]
    let px = x - SIMD4(repeating: segment.x)
    let py = y - SIMD4(repeating: segment.y)
    var share = (px * segment.stepX + py * segment.stepY) * segment.inverseSquare
    share.replace(with: 0, where: share .< 0)
    share.replace(with: 1, where: share .> 1)
    let dx = px - share * segment.stepX
    let dy = py - share * segment.stepY
    let walked = share * segment.walk
    var left = segment.leftAtStart - walked
    let fromEnd = (segment.leftAtEnd - segment.walk) + walked
    left.replace(with: fromEnd, where: fromEnd .> left)
    return ((dx * dx + dy * dy).squareRoot(), left)
  }

  /// Of the segments of one group: those that are joins, and whose leg is within what is left.
  @inline(__always)
  private func judge(
    _ list: ArraySlice<Int32>, nearest: Lanes
  ) -> (sure: LaneMask, maybe: LaneMask) {
    var cut = nearest + slack
    cut.replace(with: maxJoin, where: cut .> maxJoin)
    let (cutSure, cutMaybe) = (cut - error, cut + error)
    var squareSure = cutSure * cutSure
    squareSure.replace(with: -1, where: cutSure .< 0)
    let squareMaybe = cutMaybe * cutMaybe
    var sure = LaneMask(repeating: false)
    var maybe = sure
    for place in list {
      let segment = segments[Int(place)]
      guard segment.most + error >= 0 else { continue }
      let square = squares[Int(place)]
      let walked = shares[Int(place)] * segment.walk
      var left = segment.leftAtStart - walked
      let fromEnd = (segment.leftAtEnd - segment.walk) + walked
      left.replace(with: fromEnd, where: fromEnd .> left)
      let low = left - error
      let isJoinSure = (square .<= squareSure) .& (low .>= 0)
      sure = sure .| (isJoinSure .& (square .<= low * low))
      if segment.isIrregular { left = Lanes(repeating: segment.most) }
      let high = left + error
      maybe = maybe .| ((square .<= squareMaybe) .& (high .>= 0) .& (square .<= high * high))
    }
    return (sure, maybe)
  }

  /// A small part is dropped where a longer one is within reach.
  private func drop(_ group: Int, _ sure: inout LaneMask, _ maybe: inout LaneMask) {
    for other in 0..<group where groups[other].millimeters > groups[group].millimeters {
      // Groups that are not in the list are too far to be within reach.
      sure = sure .& .!(nearest[other] .<= maxJoin + error)
      maybe = maybe .& .!(nearest[other] .<= maxJoin - error)
    }
  }

  private static let powers = SIMD16<UInt16>(
    1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)

  private static func bits(_ mask: LaneMask) -> UInt16 {
    var bits = SIMD16<UInt16>(repeating: 0)
    for lane in 0..<16 where mask[lane] { bits[lane] = powers[lane] }
    return bits.wrappedSum()
  }
}
