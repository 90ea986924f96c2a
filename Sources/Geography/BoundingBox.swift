/// A box of longitudes and latitudes; its border belongs to it.
///
/// One whose west is above its east runs over the 180th meridian, as in RFC 7946, 5.2.
package struct BoundingBox: Hashable, Sendable {
  /// 1e-7°, south not above north.
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

  package var isOverMeridian: Bool { westE7 > eastE7 }

  /// From west to east, 1e-7°.
  package var widthE7: Int64 {
    Longitude.eastward(Int64(eastE7) - Int64(westE7))
  }

  /// 1e-7°.
  package var heightE7: Int64 { Int64(northE7) - Int64(southE7) }

  package func contains(_ coordinate: Coordinate) -> Bool {
    coordinate.latitudeE7 >= southE7 && coordinate.latitudeE7 <= northE7
      && Self.eastwardE7(from: westE7, to: coordinate.longitudeE7) <= widthE7
  }

  /// Square degrees.
  package var areaInSquareDegrees: Double { Double(widthE7) * Double(heightE7) * 1e-14 }

  package var middle: Coordinate {
    Coordinate(
      longitudeE7: Longitude.wrapped(Int64(westE7) + widthE7 / 2),
      latitudeE7: Int32((Int64(southE7) + Int64(northE7)) / 2))
  }

  /// How far east of the western side a place in the box lies, 1e-7°.
  package func eastwardE7(to place: Coordinate) -> Int64 {
    Self.eastwardE7(from: westE7, to: place.longitudeE7)
  }

  /// Whether both have a place in common.
  package func meets(_ other: BoundingBox) -> Bool {
    southE7 <= other.northE7 && other.southE7 <= northE7
      && (Self.eastwardE7(from: westE7, to: other.westE7) <= widthE7
        || Self.eastwardE7(from: other.westE7, to: westE7) <= other.widthE7)
  }

  /// The box with latitude taken for longitude; `nil` if there is none.
  package var exchanged: BoundingBox? {
    let quarter = Int32(Latitude.poleE7)
    guard westE7 <= eastE7, westE7 >= -quarter, eastE7 <= quarter else { return nil }
    return BoundingBox(westE7: southE7, southE7: westE7, eastE7: northE7, northE7: eastE7)
  }

  /// The box with so many steps of 1e-7° more on each side, as far as the poles and round the globe.
  package func widened(eastE7 east: Int64, northE7 north: Int64) -> BoundingBox {
    let half = Longitude.halfCircleE7
    let isWholeCircle = widthE7 + 2 * east >= Longitude.fullCircleE7
    return BoundingBox(
      westE7: isWholeCircle ? Int32(-half) : Longitude.wrapped(Int64(westE7) - east),
      southE7: Latitude.clamped(Int64(southE7) - north),
      eastE7: isWholeCircle ? Int32(half) : Longitude.wrapped(Int64(eastE7) + east),
      northE7: Latitude.clamped(Int64(northE7) + north))
  }

  private static func eastwardE7(from west: Int32, to longitude: Int32) -> Int64 {
    let difference = Longitude.eastward(Int64(longitude) - Int64(west))
    return difference == Longitude.fullCircleE7 ? 0 : difference
  }
}

extension BoundingBox {
  /// The smallest box around `coordinates`; `nil` if there are none.
  package init?(around coordinates: [Coordinate]) {
    self.init { box in
      for coordinate in coordinates { box.add(coordinate) }
    }
  }

  /// The smallest box around the places of lines; `nil` if there are none.
  package init?(around lines: [[Coordinate]]) {
    self.init { box in
      for line in lines {
        for coordinate in line { box.add(coordinate) }
      }
    }
  }

  /// The smallest box around polygons; `nil` if there are none.
  package init?(around polygons: [Polygon]) {
    self.init { box in
      for polygon in polygons {
        for coordinate in polygon.exterior { box.add(coordinate) }
      }
    }
  }

  /// The smallest box around `boxes`; `nil` if there are none.
  package init?(joining boxes: [BoundingBox]) {
    self.init { around in
      for box in boxes { around.add(box) }
    }
  }

  private init?(_ grow: (inout BoxAround) -> Void) {
    var around = BoxAround()
    grow(&around)
    guard let box = around.box else { return nil }
    self = box
  }
}

/// Grows around places, counting longitudes from the 180th meridian and from the prime one: the
/// narrower of the two is the box.
private struct BoxAround {
  private struct Interval {
    var low = Int64.max
    var high = Int64.min

    mutating func add(_ low: Int64, _ high: Int64) {
      self.low = min(self.low, low)
      self.high = max(self.high, high)
    }
  }

  /// Longitudes from -180° to 180°.
  private var fromMeridian = Interval()
  /// Longitudes from 0° to 360°.
  private var fromPrime = Interval()
  private var latitudes = Interval()

  private static func east(_ longitude: Int32) -> Int64 {
    Longitude.eastward(Int64(longitude))
  }

  mutating func add(_ place: Coordinate) {
    fromMeridian.add(Int64(place.longitudeE7), Int64(place.longitudeE7))
    fromPrime.add(Self.east(place.longitudeE7), Self.east(place.longitudeE7))
    latitudes.add(Int64(place.latitudeE7), Int64(place.latitudeE7))
  }

  mutating func add(_ box: BoundingBox) {
    latitudes.add(Int64(box.southE7), Int64(box.northE7))
    if box.isOverMeridian {
      fromMeridian.add(-Longitude.halfCircleE7, Longitude.halfCircleE7)
    } else {
      fromMeridian.add(Int64(box.westE7), Int64(box.eastE7))
    }
    let west = Self.east(box.westE7)
    if west + box.widthE7 > Longitude.fullCircleE7 {
      fromPrime.add(0, Longitude.fullCircleE7)
    } else {
      fromPrime.add(west, west + box.widthE7)
    }
  }

  var box: BoundingBox? {
    guard latitudes.low <= latitudes.high else { return nil }
    let isFromPrime = fromPrime.high - fromPrime.low < fromMeridian.high - fromMeridian.low
    let longitudes = isFromPrime ? fromPrime : fromMeridian
    func wrapped(_ longitude: Int64) -> Int32 {
      Longitude.wrapped(longitude)
    }
    return BoundingBox(
      westE7: wrapped(longitudes.low), southE7: Int32(latitudes.low),
      eastE7: wrapped(longitudes.high), northE7: Int32(latitudes.high))
  }
}
