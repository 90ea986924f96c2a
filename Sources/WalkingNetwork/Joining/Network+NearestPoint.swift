import Geography

extension Network {
  /// The distance from a plane's origin to a segment, meters, and where along it, 0 to 1, the
  /// nearest point lies.
  func nearestPoint(onSegment segment: Int, to plane: LocalPlane) -> (Double, Double) {
    let (first, last) = (vertices[segment], vertices[segment + 1])
    let start = plane.offset(to: first)
    // From the start on, so that a segment over the meridian opposite the point stays in one piece.
    let x = Double(first.eastwardE7(to: last)) * plane.metersPerStepEast
    let y = Double(Int64(last.latitudeE7) - Int64(first.latitudeE7)) * plane.metersPerStepNorth
    let square = x * x + y * y
    let along = square > 0 ? -(start.east * x + start.north * y) / square : 0
    let fraction = min(max(along, 0), 1)
    let (east, north) = (start.east + fraction * x, start.north + fraction * y)
    return ((east * east + north * north).squareRoot(), fraction)
  }
}
