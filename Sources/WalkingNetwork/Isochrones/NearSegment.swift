import Geography

/// One segment near a tile, in meters from the tile's center, with what is left on it.
struct NearSegment {
  // The start, and from there to the end.
  let x: Float
  let y: Float
  let stepX: Float
  let stepY: Float
  /// One by the square of its length; 0 for a segment without length.
  let inverseSquare: Float
  /// Meters on the level; twice its length on steps.
  let walk: Float
  /// What is left for those who arrive at the start, and at the end.
  let leftAtStart: Float
  let leftAtEnd: Float
  let most: Float
  let isIrregular: Bool
  let segment: Int32
  /// Its part's place among those of the tile.
  let group: Int32

  /// Longer ones are cut: 32 bits are exact within some hundreds of meters.
  private static let longest: Float = 256

  init(
    segment: Int32, group: Int32, left: ReachedSegments.Left, _ network: Network,
    _ frame: Frame
  ) {
    let index = Int(segment)
    let (first, last) = (network.vertices[index], network.vertices[index + 1])
    let steps = network.positions[index + 1] - network.positions[index]
    self.segment = segment
    self.group = group
    isIrregular = left.isIrregular
    most = left.most
    // Differences of less than 2^24 steps, 180 km, are exact in 32 bits.
    let start = (
      x: Float(frame.center.eastwardSteps(to: first)) * frame.metersEast,
      y: Float(frame.center.northwardSteps(to: first)) * frame.metersNorth
    )
    let step = (
      x: Float(first.eastwardSteps(to: last)) * frame.metersEast,
      y: Float(first.northwardSteps(to: last)) * frame.metersNorth
    )
    let walk = Float(steps) / Float(WalkLength.stepsPerMeter)
    let square = step.x * step.x + step.y * step.y
    guard square > Self.longest * Self.longest else {
      (x, y, stepX, stepY) = (start.x, start.y, step.x, step.y)
      inverseSquare = square > 0 ? 1 / square : 0
      self.walk = walk
      (leftAtStart, leftAtEnd) = (left.start, left.end)
      return
    }
    let cut = Cut(first, last, frame)
    x = Float(cut.start.x)
    y = Float(cut.start.y)
    stepX = Float(cut.step.x)
    stepY = Float(cut.step.y)
    let cutSquare = stepX * stepX + stepY * stepY
    inverseSquare = cutSquare > 0 ? 1 / cutSquare : 0
    let length = Double(steps) / WalkLength.stepsPerMeter
    self.walk = Float((cut.high - cut.low) * length)
    leftAtStart = Float(Double(left.start) - cut.low * length)
    leftAtEnd = Float(Double(left.end) - (1 - cut.high) * length)
  }

  /// By how much what is left less the leg changes at most, a meter aside: a point that moves moves
  /// the nearest place at most as far, and of that what is along the segment does not count for
  /// the leg.
  @inline(__always)
  var slope: Float {
    let square = walk * walk * inverseSquare
    // A root of two, and a little more, on the level.
    return square < 1.0002 ? 1.4144 : (1 + square).squareRoot()
  }

  /// The place of a tile.
  struct Frame {
    let center: Coordinate
    let metersEast: Float
    let metersNorth: Float
    let plane: LocalPlane
    /// How far from the center segments matter, meters.
    let window: Double
  }

  /// A long segment cut to what lies near the tile.
  private struct Cut {
    let start: (x: Double, y: Double)
    let step: (x: Double, y: Double)
    /// Between which shares of the segment it lies.
    let low: Double
    let high: Double

    init(_ first: Coordinate, _ last: Coordinate, _ frame: Frame) {
      let plane = frame.plane
      let start = plane.offset(to: first)
      let x = Double(first.eastwardSteps(to: last)) * plane.metersPerStepEast
      let y = Double(first.northwardSteps(to: last)) * plane.metersPerStepNorth
      let square = x * x + y * y
      let middle = -(start.east * x + start.north * y) / square
      let half = frame.window / square.squareRoot()
      low = min(max(middle - half, 0), 1)
      high = min(max(middle + half, 0), 1)
      self.start = (start.east + low * x, start.north + low * y)
      step = ((high - low) * x, (high - low) * y)
    }
  }
}

extension NearSegment {
  /// The distances from four points, and what is left at the nearest places.
  @inline(__always)
  func measure(
    _ x: SIMD4<Float>, _ y: SIMD4<Float>
  ) -> (distance: SIMD4<Float>, left: SIMD4<Float>) {
    let px = x - SIMD4(repeating: self.x)
    let py = y - SIMD4(repeating: self.y)
    var share = (px * stepX + py * stepY) * inverseSquare
    share.replace(with: 0, where: share .< 0)
    share.replace(with: 1, where: share .> 1)
    let dx = px - share * stepX
    let dy = py - share * stepY
    let walked = share * walk
    var left = leftAtStart - walked
    let fromEnd = (leftAtEnd - walk) + walked
    left.replace(with: fromEnd, where: fromEnd .> left)
    return ((dx * dx + dy * dy).squareRoot(), left)
  }
}

extension Coordinate {
  /// The short way round, 1e-7°; within this module, where loops can take it in.
  @inline(__always)
  fileprivate func eastwardSteps(to other: Coordinate) -> Int64 {
    let difference = Int64(other.longitudeE7) - Int64(longitudeE7)
    if abs(difference) < 1_800_000_000 { return difference }
    return Int64(eastwardE7(to: other))
  }

  @inline(__always)
  fileprivate func northwardSteps(to other: Coordinate) -> Int64 {
    Int64(other.latitudeE7) - Int64(latitudeE7)
  }
}
