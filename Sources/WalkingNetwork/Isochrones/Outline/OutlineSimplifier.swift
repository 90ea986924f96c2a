import Geography

/// Leaves out vertices of outlines: straight lines run over the same steps of the lattice, each at
/// most so far from its crossing.
///
/// So no line touches another, and a simplified drawing is as valid as the drawing. Outlines of
/// several limits are nested if the highest comes first: it bounds the next one on each step that
/// both cross, by less than a step of 1e-7°.
///
/// All is done in whole numbers. The lines through a row of intervals are a cone (J. O'Rourke, An
/// on-line algorithm for fitting straight lines between data ranges, CACM 24, 1981).
struct OutlineSimplifier {
  /// A crossing, in steps of 1e-7°.
  struct Crossing {
    let place: Coordinate
    /// From the inner point to the outer one: one along one axis.
    let outward: SIMD2<Int64>
    /// From the inner point to the crossing.
    let fromInside: Int64
    /// From the inner point to the outer one; 0 where the area ends at the 180th meridian.
    let step: Int64
  }

  /// A step of the lattice, by its inner point.
  private struct Step: Hashable {
    let inside: SIMD2<Int64>
    let outward: SIMD2<Int64>

    init(_ crossing: Crossing) {
      outward = crossing.outward
      inside =
        SIMD2(Int64(crossing.place.longitudeE7), Int64(crossing.place.latitudeE7))
        &- crossing.outward &* crossing.fromInside
    }
  }

  /// Between which places, from the inner point outwards, a line may run over a step.
  private struct Interval {
    let crossing: SIMD2<Int64>
    let outward: SIMD2<Int64>
    let fromInside: Int64
    let low: Int64
    let high: Int64

    /// Where a vertex stands: at the crossing, if it may.
    var vertex: SIMD2<Int64> { place(min(fromInside, high)) }
    var left: SIMD2<Int64> { place(low) }
    var right: SIMD2<Int64> { place(high) }

    private func place(_ distance: Int64) -> SIMD2<Int64> {
      crossing &+ outward &* (distance &- fromInside)
    }
  }

  /// No line looks farther, so that the work is linear.
  private static let mostSteps = 256

  private let tolerance: SIMD2<Int64>
  /// The lowest place on a step, so that there is room for the limits that follow.
  private var floor: Int64
  /// Where the outline of the limit before ends on each step.
  private var bounds: [Step: Int64] = [:]
  /// The same of the limit at hand.
  private var next: [Step: Int64] = [:]

  /// - Parameters:
  ///   - toleranceE7: East and north, steps of 1e-7°.
  ///   - limits: How many will be simplified, from the highest down.
  init(toleranceE7 tolerance: SIMD2<Int64>, limits: Int) {
    self.tolerance = tolerance
    floor = Int64(limits)
  }

  /// What follows are the rings of a lower limit.
  mutating func endLimit() {
    bounds = next
    next = [:]
    floor = max(1, floor - 1)
  }

  /// Simplifies some rings of a limit.
  ///
  /// - Returns: By ring, closed.
  mutating func simplify(
    _ rings: OutlineRings, _ crossings: [Crossing]
  ) -> [[Coordinate]] {
    (0..<rings.count).map { ring in
      let numbers = rings.order[rings.first[ring]..<rings.first[ring + 1]]
      return simplify(numbers.map { crossings[Int($0)] })
    }
  }

  private mutating func simplify(_ ring: [Crossing]) -> [Coordinate] {
    let intervals = ring.map { interval($0) }
    var vertices: [SIMD2<Int64>] = []
    var start = 0
    while start < ring.count {
      let end = farthest(from: start, intervals)
      let line = (intervals[start].vertex, intervals[end % ring.count].vertex)
      vertices.append(line.0)
      for index in start..<end {
        let reach =
          index == start
          ? min(intervals[start].fromInside, intervals[start].high)
          : Self.ceiling(of: intervals[index], line)
        next[Step(ring[index])] = ring[index].step == 0 ? 0 : max(1, reach - 1)
      }
      start = end
    }
    let places = vertices.map {
      Coordinate(longitudeE7: Int32($0.x), latitudeE7: Int32($0.y))
    }
    return places + [places[0]]
  }

  private func interval(_ crossing: Crossing) -> Interval {
    let place = SIMD2(
      Int64(crossing.place.longitudeE7), Int64(crossing.place.latitudeE7))
    guard crossing.step > 0 else {
      return Interval(
        crossing: place, outward: crossing.outward, fromInside: 0, low: 0, high: 0)
    }
    let aside = crossing.outward.x != 0 ? tolerance.x : tolerance.y
    let bound = bounds[Step(crossing)] ?? crossing.step - 1
    let high = min(crossing.fromInside + aside, crossing.step - 1, bound)
    let low = min(max(crossing.fromInside - aside, floor), crossing.fromInside, high)
    return Interval(
      crossing: place, outward: crossing.outward, fromInside: crossing.fromInside, low: low,
      high: high)
  }

  /// The last crossing to which a straight line runs from one through all in between; the number
  /// of crossings stands for the first one.
  private func farthest(from start: Int, _ intervals: [Interval]) -> Int {
    let apex = intervals[start].vertex
    var left = intervals[(start + 1) % intervals.count].left &- apex
    var right = intervals[(start + 1) % intervals.count].right &- apex
    var found = start + 1
    var index = start + 2
    while index <= min(intervals.count, start + Self.mostSteps), Self.cross(right, left) >= 0 {
      let interval = intervals[index % intervals.count]
      let target = interval.vertex &- apex
      if Self.cross(right, target) >= 0, Self.cross(target, left) >= 0,
        Self.dot(right, target) > 0 || Self.dot(left, target) > 0
      {
        found = index
      }
      let (inner, outer) = (interval.left &- apex, interval.right &- apex)
      if Self.cross(inner, left) >= 0 { left = inner }
      if Self.cross(right, outer) >= 0 { right = outer }
      index += 1
    }
    return found
  }

  private static func cross(_ one: SIMD2<Int64>, _ other: SIMD2<Int64>) -> Int64 {
    one.x * other.y - one.y * other.x
  }

  private static func dot(_ one: SIMD2<Int64>, _ other: SIMD2<Int64>) -> Int64 {
    one.x * other.x + one.y * other.y
  }

  /// Where a line runs over a step, from the inner point outwards, rounded up.
  private static func ceiling(
    of interval: Interval, _ line: (SIMD2<Int64>, SIMD2<Int64>)
  ) -> Int64 {
    // Along the axis of the step, and across it.
    let isEastward = interval.outward.x != 0
    func along(_ place: SIMD2<Int64>) -> Int64 { isEastward ? place.x : place.y }
    func across(_ place: SIMD2<Int64>) -> Int64 { isEastward ? place.y : place.x }
    let (start, end) = line
    let rise = across(end) - across(start)
    guard rise != 0 else { return interval.fromInside }
    let run = (along(end) - along(start)) * (across(interval.crossing) - across(start))
    let sign = isEastward ? interval.outward.x : interval.outward.y
    let whole = interval.fromInside + sign * (along(start) - along(interval.crossing))
    return whole + ceilingOfQuotient(sign * run, rise)
  }

  private static func ceilingOfQuotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    return rest != 0 && (rest > 0) == (divisor > 0) ? quotient + 1 : quotient
  }
}
