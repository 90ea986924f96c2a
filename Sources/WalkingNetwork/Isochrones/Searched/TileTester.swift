import Geography

/// Sixteen points, or numbers of them, at once.
typealias Lanes = SIMD16<Float>

/// Tells of points of a tile whether they are in time: the predicate of a drawing, in 32 bits for
/// sixteen points at once.
///
/// What it says is certain: `sure` points are in time by the rule, and so is no point that is not
/// `maybe`. The few in between are for `ExactPredicate`.
struct TileTester {
  private(set) var segments: [NearSegment] = []
  private(set) var parts: NearParts
  private(set) var plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: 0))
  private(set) var error: Float = 0
  let maxJoin: Float
  let slack: Float

  /// Of each segment of a list at hand: the squares of the distances, and what is left at the
  /// nearest places.
  private var measured: [Lanes] = []

  init(_ rule: JoinRule) {
    maxJoin = Float(rule.maxJoinMeters)
    slack = Float(rule.slackMeters)
    parts = NearParts(rule)
  }

  /// Takes the segments of a tile that matter: those on which some point may be in time, and those
  /// that may be the nearest of a point, since others join it only if they are nearly as near.
  mutating func load(
    tile: Int, column: Int32, _ row: TileRow, _ tiles: DrawingTiles, _ reached: ReachedSegments,
    _ network: Network
  ) {
    segments.removeAll(keepingCapacity: true)
    parts.removeAll()
    error = row.error
    let frame = NearStretch.Frame(
      tiles.grid.center(row: row.row, column: column), row, maxJoin: maxJoin)
    plane = frame.plane
    let isSingle = !tiles.columns.kinds[tile].contains(.hasSeveralParts)
    var (part, nearest) = (Int32(-1), Float(0))
    for index in tiles.segments(ofTile: tile) {
      let segment = tiles.columns.segments[index]
      let distance = tiles.columns.distances[index]
      if part < 0 || !isSingle {
        let own = network.parts[Int(tiles.chainOfSegment[Int(segment)])]
        if own != part {
          (part, nearest) = (own, distance)
          parts.append(length: network.partLengths[Int(part)])
        }
      }
      let left = reached.left[Int(segment)]
      guard
        left.most + 2 * error >= distance - row.radius
          || distance <= nearest + 2 * (row.radius + error)
      else { continue }
      segments.append(
        NearSegment(
          segment: segment, group: Int32(parts.indices.count - 1), left: left, network, frame))
    }
    if measured.count < 2 * segments.count {
      measured = Array(repeating: Lanes(), count: 4 * segments.count)
    }
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
    var answer: (sure: UInt16, maybe: UInt16) = (0, 0)
    var next = list.startIndex
    while next < list.endIndex {
      let first = next
      let group = segments[Int(list[first])].group
      var least = Lanes(repeating: .infinity)
      Self.measure(group, segments, list, &next, x, y, &least, &measured)
      let distance = least.squareRoot()
      parts.nearest[Int(group)] = distance
      var (sure, maybe) = judge(list[first..<next], nearest: distance)
      if parts.canBeDropped(Int(group)) { drop(Int(group), &sure, &maybe) }
      answer.sure |= sure
      answer.maybe |= maybe
    }
    return answer
  }

  /// The segments of one group from a place of the list on, and the least squares of distances.
  @inline(__always)
  private static func measure(
    _ group: Int32, _ segments: [NearSegment], _ list: ArraySlice<Int32>, _ next: inout Int,
    _ x: Lanes, _ y: Lanes, _ least: inout Lanes, _ store: inout [Lanes]
  ) {
    var measured = store.mutableSpan
    while next < list.endIndex {
      let place = Int(list[next])
      let segment = segments[place]
      guard segment.group == group else { break }
      let square = measure(segment, place, x, y, &measured)
      least.replace(with: square, where: square .< least)
      next += 1
    }
  }

  /// The squares of the distances; puts them and what is left at the nearest places aside.
  @inline(__always)
  private static func measure(
    _ segment: NearSegment, _ place: Int, _ x: Lanes, _ y: Lanes,
    _ measured: inout MutableSpan<Lanes>
  ) -> Lanes {
    let (square, share) = segment.shape.measure(x, y)
    measured[2 * place] = square
    if segment.most >= 0 {
      var left = segment.left(at: share)
      left.replace(with: 0, where: left .< 0)
      measured[2 * place + 1] = left
    }
    return square
  }

  /// Of the segments of one group: whether one is a join, and its leg within what is left.
  ///
  /// Both are one question: is the leg within the lesser of what is left and the longest leg of a
  /// join? Squares spare the roots.
  @inline(__always)
  private func judge(
    _ list: ArraySlice<Int32>, nearest: Lanes
  ) -> (sure: UInt16, maybe: UInt16) {
    var cut = nearest + slack
    cut.replace(with: maxJoin, where: cut .> maxJoin)
    var sure = Lanes(repeating: -.infinity)
    var maybe = sure
    for place in list {
      let place = Int(place)
      guard segments[place].most >= 0 else { continue }
      let square = measured[2 * place]
      var bound = measured[2 * place + 1]
      bound.replace(with: cut, where: cut .< bound)
      let low = bound - error
      let sureMargin = low * low - square
      sure.replace(with: sureMargin, where: sureMargin .> sure)
      if segments[place].isIrregular {
        bound = cut
        bound.replace(with: segments[place].most, where: bound .> segments[place].most)
      }
      let high = bound + error
      let maybeMargin = high * high - square
      maybe.replace(with: maybeMargin, where: maybeMargin .> maybe)
    }
    // What is left may be less than the error: its square less the error's is below zero then.
    return (Self.bits(sure, above: error * error), Self.bits(maybe, above: 0))
  }

  /// A small part is dropped where a longer one is within reach.
  private func drop(_ part: Int, _ sure: inout UInt16, _ maybe: inout UInt16) {
    // Every list has the nearest segment of each part.
    let nearest = parts.nearestOfLonger(than: part)
    sure &= Self.bits(nearest, above: maxJoin + error)
    maybe &= Self.bits(nearest, above: maxJoin - error)
  }

  @inline(__always)
  private static func bits(_ lanes: Lanes, above bound: Float) -> UInt16 {
    var bits: UInt16 = 0
    for lane in 0..<16 { bits |= (lanes[lane] > bound ? 1 : 0) << UInt16(lane) }
    return bits
  }
}
