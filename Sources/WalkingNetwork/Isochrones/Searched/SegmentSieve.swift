/// Looks at four squares of a tile at once, by their centers: which are settled, and which segments
/// matter to the others.
struct SegmentSieve {
  /// By square; at least zero where it holds.
  struct Answer {
    /// Surely every point is in time.
    var full = SIMD4<Float>(repeating: -.infinity)
    /// Some point may be in time.
    var possible = SIMD4<Float>(repeating: -.infinity)

    func isFull(_ square: Int) -> Bool { full[square] >= 0 }
    func isOpen(_ square: Int) -> Bool { !isFull(square) && possible[square] >= 0 }
  }

  /// What was seen of a segment, by square.
  private struct Look {
    var distance = SIMD4<Float>()
    /// At least zero if every point is surely in time by this segment, should it be joined.
    var sure = SIMD4<Float>()
    /// At least zero if some point may be.
    var possible = SIMD4<Float>()
    /// At least zero if the segment matters: a point may be in time by it, or have it as the
    /// nearest, so that others are joined only if they are nearly as near.
    var matters = SIMD4<Float>()
  }

  /// By place in the list that was looked at.
  private var looks: [Look] = []

  /// - Parameters:
  ///   - x: East of the tile's center, meters: the centers of four squares.
  ///   - radius: From a center to the points of its square, meters.
  ///   - list: Places of segments in the tester, group by group.
  mutating func look(
    _ x: SIMD4<Float>, _ y: SIMD4<Float>, radius: Float, _ list: ArraySlice<Int32>,
    _ tester: TileTester
  ) -> Answer {
    while looks.count < list.count { looks.append(Look()) }
    var looks = looks.mutableSpan
    var answer = Answer()
    var next = list.startIndex
    while next < list.endIndex {
      let first = next
      let group = tester.segments[Int(list[first])].group
      var nearest = SIMD4<Float>(repeating: .infinity)
      while next < list.endIndex {
        let segment = tester.segments[Int(list[next])]
        guard segment.group == group else { break }
        let look = Self.measure(segment, x, y, radius: radius, tester.error)
        looks[next - list.startIndex] = look
        nearest = Self.least(nearest, look.distance)
        next += 1
      }
      Self.judge(
        first - list.startIndex..<next - list.startIndex, nearest, radius: radius,
        isKept: !tester.parts.canBeDropped(Int(group)), tester, &looks, &answer)
    }
    return answer
  }

  @inline(__always)
  private static func measure(
    _ segment: NearSegment, _ x: SIMD4<Float>, _ y: SIMD4<Float>, radius: Float, _ error: Float
  ) -> Look {
    let (square, share) = segment.shape.measure(x, y)
    let (distance, left) = (square.squareRoot(), segment.left(at: share))
    let spread = segment.slope * radius + 2 * error
    var look = Look()
    look.distance = distance
    look.sure = left - distance - spread
    look.possible =
      segment.isIrregular
      ? segment.most - distance + (radius + 2 * error) : left - distance + spread
    return look
  }

  @inline(__always)
  private static func judge(
    _ places: Range<Int>, _ nearest: SIMD4<Float>, radius: Float, isKept: Bool,
    _ tester: TileTester, _ looks: inout MutableSpan<Look>, _ answer: inout Answer
  ) {
    let error = 2 * tester.error
    // As far as a point may join, and as far as every point surely joins.
    let cut = least(nearest + (radius + tester.slack), tester.maxJoin) + (radius + error)
    let sureCut = least(nearest + (tester.slack - radius), tester.maxJoin) - (radius + error)
    // As far as a segment may be the nearest of a point. If all these are surely in time, so is
    // every point, for its nearest segment is always joined.
    let near = nearest + (2 * radius + error)
    var full = tester.maxJoin - radius - error - nearest
    for index in places {
      let (distance, sure) = (looks[index].distance, looks[index].sure)
      let way = least(looks[index].possible, cut - distance)
      looks[index].matters = greatest(way, near - distance)
      answer.possible = greatest(answer.possible, way)
      guard isKept else { continue }
      answer.full = greatest(answer.full, least(sure, sureCut - distance))
      full = least(full, greatest(sure, distance - near))
    }
    if isKept { answer.full = greatest(answer.full, full) }
  }

  /// Adds to `lists` the segments of the list that matter to one square.
  func append(_ square: Int, of list: Range<Int>, to lists: inout [Int32]) {
    for index in list where looks[index - list.lowerBound].matters[square] >= 0 {
      lists.append(lists[index])
    }
  }

  /// Adds to `lists` the segments of the list that matter to some square.
  ///
  /// - Parameter squares: Zero for those, minus infinity for the others.
  func append(_ squares: SIMD4<Float>, of list: Range<Int>, to lists: inout [Int32]) {
    for index in list {
      let matters = looks[index - list.lowerBound].matters + squares
      if matters[0] >= 0 || matters[1] >= 0 || matters[2] >= 0 || matters[3] >= 0 {
        lists.append(lists[index])
      }
    }
  }

  // `pointwiseMin` and `pointwiseMax` are no single instructions.
  @inline(__always)
  private static func least(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
    one.replacing(with: other, where: other .< one)
  }

  @inline(__always)
  private static func least(_ one: SIMD4<Float>, _ other: Float) -> SIMD4<Float> {
    least(one, SIMD4(repeating: other))
  }

  @inline(__always)
  private static func greatest(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> SIMD4<Float> {
    one.replacing(with: other, where: other .> one)
  }
}
