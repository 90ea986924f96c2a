/// A box of longitudes and latitudes; its border belongs to it.
package struct BoundingBox: Hashable, Sendable {
  /// 1e-7°, west not above east, south not above north.
  package var westE7: Int32
  package var southE7: Int32
  package var eastE7: Int32
  package var northE7: Int32

  package init(westE7: Int32, southE7: Int32, eastE7: Int32, northE7: Int32) {
    self.westE7 = westE7
    self.southE7 = southE7
    self.eastE7 = eastE7
    self.northE7 = northE7
  }

  /// The smallest box around `coordinates`; `nil` if there are none.
  package init?(around coordinates: [Coordinate]) {
    guard let first = coordinates.first else { return nil }
    self.init(
      westE7: first.longitudeE7, southE7: first.latitudeE7, eastE7: first.longitudeE7,
      northE7: first.latitudeE7)
    for coordinate in coordinates { extend(to: coordinate) }
  }

  package mutating func extend(to coordinate: Coordinate) {
    westE7 = min(westE7, coordinate.longitudeE7)
    eastE7 = max(eastE7, coordinate.longitudeE7)
    southE7 = min(southE7, coordinate.latitudeE7)
    northE7 = max(northE7, coordinate.latitudeE7)
  }

  package func contains(_ coordinate: Coordinate) -> Bool {
    coordinate.longitudeE7 >= westE7 && coordinate.longitudeE7 <= eastE7
      && coordinate.latitudeE7 >= southE7 && coordinate.latitudeE7 <= northE7
  }

  /// Square degrees.
  package var areaInSquareDegrees: Double {
    Double(Int64(eastE7) - Int64(westE7)) * Double(Int64(northE7) - Int64(southE7)) * 1e-14
  }
}
