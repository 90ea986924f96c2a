/// One segment near a tile, with what is left on it.
struct NearSegment {
  // As in `SegmentShape`.
  let x: Float
  let y: Float
  let stepX: Float
  let stepY: Float
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

  init(
    segment: Int32, group: Int32, left: ReachedSegments.Left,
    _ network: borrowing Network,
    _ frame: SegmentShape.Frame
  ) {
    let shape = SegmentShape(ofSegment: segment, network, frame)
    (x, y, stepX, stepY) = (shape.x, shape.y, shape.stepX, shape.stepY)
    inverseSquare = shape.inverseSquare
    self.segment = segment
    self.group = group
    isIrregular = left.isIrregular
    most = left.most
    let steps = network.positions[Int(segment) + 1] - network.positions[Int(segment)]
    guard !shape.isWhole else {
      walk = Float(steps) / Float(WalkLength.stepsPerMeter)
      (leftAtStart, leftAtEnd) = (left.start, left.end)
      return
    }
    let length = Double(steps) / WalkLength.stepsPerMeter
    walk = Float((shape.high - shape.low) * length)
    leftAtStart = Float(Double(left.start) - shape.low * length)
    leftAtEnd = Float(Double(left.end) - (1 - shape.high) * length)
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
