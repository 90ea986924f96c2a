/// A straight line near a tile, in meters from the tile's center.
struct SegmentShape {
  // The start, and from there to the end.
  let x: Float
  let y: Float
  let stepX: Float
  let stepY: Float
  /// One by the square of its length; 0 without length.
  let inverseSquare: Float

  init(start: (x: Float, y: Float), step: (x: Float, y: Float)) {
    (x, y, stepX, stepY) = (start.x, start.y, step.x, step.y)
    let square = step.x * step.x + step.y * step.y
    inverseSquare = square > 0 ? 1 / square : 0
  }
}

// The same for sixteen points and for four: a generic function takes twice as long.
extension SegmentShape {
  /// The squares of the distances from some points, and where along it the nearest places lie.
  @inline(__always)
  func measure(_ x: Lanes, _ y: Lanes) -> (square: Lanes, share: Lanes) {
    let px = x - Lanes(repeating: self.x)
    let py = y - Lanes(repeating: self.y)
    var share = (px * stepX + py * stepY) * inverseSquare
    share.replace(with: 0, where: share .< 0)
    share.replace(with: 1, where: share .> 1)
    let dx = px - share * stepX
    let dy = py - share * stepY
    return (dx * dx + dy * dy, share)
  }

  @inline(__always)
  func measure(
    _ x: SIMD4<Float>, _ y: SIMD4<Float>
  ) -> (square: SIMD4<Float>, share: SIMD4<Float>) {
    let px = x - SIMD4(repeating: self.x)
    let py = y - SIMD4(repeating: self.y)
    var share = (px * stepX + py * stepY) * inverseSquare
    share.replace(with: 0, where: share .< 0)
    share.replace(with: 1, where: share .> 1)
    let dx = px - share * stepX
    let dy = py - share * stepY
    return (dx * dx + dy * dy, share)
  }
}
