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
  /// By how much what is left less the leg changes at most, a meter aside.
  let slope: Float
  let isIrregular: Bool
  let segment: Int32
  /// Its part's place among those of the tile.
  let group: Int32

  /// Longer ones are cut: 32 bits are exact within some hundreds of meters.
  private static let longest = 256.0

  init(
    segment: Int32, group: Int32, left: ReachedSegments.Left, _ network: Network,
    _ plane: LocalPlane, window: Double
  ) {
    let index = Int(segment)
    let (first, last) = (network.vertices[index], network.vertices[index + 1])
    let start = plane.offset(to: first)
    let x = Double(first.eastwardE7(to: last)) * plane.metersPerStepEast
    let y = Double(Int64(last.latitudeE7) - Int64(first.latitudeE7)) * plane.metersPerStepNorth
    let square = x * x + y * y
    let steps = network.positions[index + 1] - network.positions[index]
    let walk = Double(steps) / WalkLength.stepsPerMeter
    self.segment = segment
    self.group = group
    isIrregular = left.isIrregular
    most = left.most
    slope = square > 0 ? Float((1 + walk * walk / square).squareRoot()) : 1
    // The shares between which it lies in the window round the tile.
    var (low, high) = (0.0, 1.0)
    if square > Self.longest * Self.longest {
      let middle = -(start.east * x + start.north * y) / square
      let half = window / square.squareRoot()
      low = min(max(middle - half, 0), 1)
      high = min(max(middle + half, 0), 1)
    }
    self.x = Float(start.east + low * x)
    self.y = Float(start.north + low * y)
    stepX = Float((high - low) * x)
    stepY = Float((high - low) * y)
    let cut = square * (high - low) * (high - low)
    inverseSquare = cut > 0 ? Float(1 / cut) : 0
    self.walk = Float((high - low) * walk)
    leftAtStart = Float(Double(left.start) - low * walk)
    leftAtEnd = Float(Double(left.end) - (1 - high) * walk)
  }
}
