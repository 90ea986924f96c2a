/// One segment near a tile, with what is left on it.
struct NearSegment {
  let shape: SegmentShape
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
    _ frame: NearStretch.Frame
  ) {
    let stretch = NearStretch(ofSegment: segment, network, frame)
    shape = stretch.shape
    self.segment = segment
    self.group = group
    isIrregular = left.isIrregular
    most = left.most
    let steps = network.positions[Int(segment) + 1] - network.positions[Int(segment)]
    guard !stretch.isWhole else {
      walk = Float(steps) / Float(WalkLength.stepsPerMeter)
      (leftAtStart, leftAtEnd) = (left.start, left.end)
      return
    }
    let length = Double(steps) / WalkLength.stepsPerMeter
    walk = Float((stretch.high - stretch.low) * length)
    leftAtStart = Float(Double(left.start) - stretch.low * length)
    leftAtEnd = Float(Double(left.end) - (1 - stretch.high) * length)
  }

  /// By how much what is left less the leg changes at most, a meter aside: a point that moves moves
  /// the nearest place at most as far, and of that what is along the segment does not count for
  /// the leg.
  @inline(__always)
  var slope: Float {
    let square = walk * walk * shape.inverseSquare
    // A root of two, and a little more, on the level.
    return square < 1.0002 ? 1.4144 : (1 + square).squareRoot()
  }
}

extension NearSegment {
  /// What is left at places along it, by their shares.
  @inline(__always)
  func left(at share: Lanes) -> Lanes {
    let walked = share * walk
    var left = leftAtStart - walked
    let fromEnd = (leftAtEnd - walk) + walked
    left.replace(with: fromEnd, where: fromEnd .> left)
    return left
  }

  @inline(__always)
  func left(at share: SIMD4<Float>) -> SIMD4<Float> {
    let walked = share * walk
    var left = leftAtStart - walked
    let fromEnd = (leftAtEnd - walk) + walked
    left.replace(with: fromEnd, where: fromEnd .> left)
    return left
  }
}
