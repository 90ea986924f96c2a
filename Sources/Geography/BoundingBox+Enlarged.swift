extension BoundingBox {
  /// The box with as much more on each side.
  package func enlarged(meters: Double) -> BoundingBox {
    // Degrees of longitude are shortest at the latitude farthest from the equator.
    let widest = max(southE7.magnitude, northE7.magnitude)
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: Int32(widest)))
    let east = min(plane.stepsEast(meters: meters), Double(Longitude.fullCircleE7))
    let north = plane.stepsNorth(meters: meters)
    return widened(eastE7: Int64(east), northE7: Int64(north))
  }
}
