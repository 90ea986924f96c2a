extension BoundingBox {
  /// The area that some boxes cover together, square degrees.
  ///
  /// - Complexity: O(n³) for n boxes, of which a file's header has one or a few.
  package static func areaInSquareDegrees(ofUnion boxes: [BoundingBox]) -> Double {
    let boxes = boxes.flatMap(\.cutAtMeridian)
    let longitudes = Set(boxes.flatMap { [$0.westE7, $0.eastE7] }).sorted()
    let latitudes = Set(boxes.flatMap { [$0.southE7, $0.northE7] }).sorted()
    var area = 0.0
    for (west, east) in zip(longitudes, longitudes.dropFirst()) {
      for (south, north) in zip(latitudes, latitudes.dropFirst()) {
        let cell = BoundingBox(westE7: west, southE7: south, eastE7: east, northE7: north)
        if boxes.contains(where: { $0.contains(cell) }) { area += cell.areaInSquareDegrees }
      }
    }
    return area
  }

  /// The same box in two if it runs over the 180th meridian.
  package var cutAtMeridian: [BoundingBox] {
    guard isOverMeridian else { return [self] }
    var (western, eastern) = (self, self)
    western.eastE7 = Int32(Longitude.halfCircleE7)
    eastern.westE7 = -western.eastE7
    return [western, eastern]
  }

  /// Neither runs over the 180th meridian.
  private func contains(_ other: BoundingBox) -> Bool {
    other.westE7 >= westE7 && other.eastE7 <= eastE7 && other.southE7 >= southE7
      && other.northE7 <= northE7
  }
}
