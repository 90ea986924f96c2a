import Geography

/// What of a segment lies near a tile.
struct NearStretch {
  let shape: SegmentShape
  /// Between which shares of the whole segment it lies, should it be cut.
  let low: Double
  let high: Double

  /// Longer ones are cut: 32 bits are exact within some hundreds of meters.
  private static let longest: Float = 256

  init(ofSegment segment: Int32, _ network: borrowing Network, _ frame: Frame) {
    let index = Int(segment)
    let (first, last) = (network.vertices[index], network.vertices[index + 1])
    // Differences of less than 2^24 steps, 180 km, are exact in 32 bits.
    let start = (
      x: Float(frame.center.eastwardSteps(to: first)) * frame.metersEast,
      y: Float(frame.center.northwardSteps(to: first)) * frame.metersNorth
    )
    let step = (
      x: Float(first.eastwardSteps(to: last)) * frame.metersEast,
      y: Float(first.northwardSteps(to: last)) * frame.metersNorth
    )
    guard step.x * step.x + step.y * step.y > Self.longest * Self.longest else {
      shape = SegmentShape(start: start, step: step)
      (low, high) = (0, 1)
      return
    }
    let cut = Cut(first, last, frame)
    shape = SegmentShape(
      start: (Float(cut.start.x), Float(cut.start.y)), step: (Float(cut.step.x), Float(cut.step.y)))
    (low, high) = (cut.low, cut.high)
  }

  var isWhole: Bool { low == 0 && high == 1 }

  /// The center of a tile.
  struct Frame {
    let center: Coordinate
    let metersEast: Float
    let metersNorth: Float
    let plane: LocalPlane
    /// How far from the center segments matter, meters.
    let window: Double

    /// For the segments that points of the tile may join.
    init(_ center: Coordinate, _ row: TileRow, maxJoin: Float) {
      self.init(center, row, window: Double(maxJoin + 4 * row.radius) + 10)
    }

    init(_ center: Coordinate, _ row: TileRow, window: Double) {
      self.center = center
      self.window = window
      plane = LocalPlane(at: center, like: row.plane)
      metersEast = Float(plane.metersPerStepEast)
      metersNorth = Float(plane.metersPerStepNorth)
    }
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

extension Coordinate {
  /// The short way round, 1e-7°; within this module, where loops can take it in.
  @inline(__always)
  fileprivate func eastwardSteps(to other: Coordinate) -> Int64 {
    let difference = Int64(other.longitudeE7) - Int64(longitudeE7)
    // Far from half round.
    if abs(difference) < 1 << 30 { return difference }
    return Int64(eastwardE7(to: other))
  }

  @inline(__always)
  fileprivate func northwardSteps(to other: Coordinate) -> Int64 {
    Int64(other.latitudeE7) - Int64(latitudeE7)
  }
}
