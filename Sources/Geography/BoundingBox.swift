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
    let difference = Int64(eastE7) - Int64(westE7)
    return difference < 0 ? difference + Self.fullCircleE7 : difference
  }

  /// 1e-7°.
  package var heightE7: Int64 { Int64(northE7) - Int64(southE7) }

  package func contains(_ coordinate: Coordinate) -> Bool {
    coordinate.latitudeE7 >= southE7 && coordinate.latitudeE7 <= northE7
      && Self.eastwardE7(from: westE7, to: coordinate.longitudeE7) <= widthE7
  }

  /// Square degrees.
  package var areaInSquareDegrees: Double { Double(widthE7) * Double(heightE7) * 1e-14 }

  private static let fullCircleE7: Int64 = 3_600_000_000

  private static func eastwardE7(from west: Int32, to longitude: Int32) -> Int64 {
    let difference = Int64(longitude) - Int64(west)
    if difference < 0 { return difference + fullCircleE7 }
    return difference == fullCircleE7 ? 0 : difference
  }
}

extension BoundingBox {
  /// The smallest box around `coordinates`; `nil` if there are none.
  package init?(around coordinates: [Coordinate]) {
    var around = BoxAround()
    for coordinate in coordinates { around.add(coordinate) }
    guard let box = around.box else { return nil }
    self = box
  }

  /// The smallest box around `boxes`; `nil` if there are none.
  package init?(joining boxes: [BoundingBox]) {
    var around = BoxAround()
    for box in boxes { around.add(box) }
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

  private static let full: Int64 = 3_600_000_000
  /// Longitudes from -180° to 180°.
  private var fromMeridian = Interval()
  /// Longitudes from 0° to 360°.
  private var fromPrime = Interval()
  private var latitudes = Interval()

  private static func east(_ longitude: Int32) -> Int64 {
    longitude < 0 ? Int64(longitude) + full : Int64(longitude)
  }

  mutating func add(_ place: Coordinate) {
    fromMeridian.add(Int64(place.longitudeE7), Int64(place.longitudeE7))
    fromPrime.add(Self.east(place.longitudeE7), Self.east(place.longitudeE7))
    latitudes.add(Int64(place.latitudeE7), Int64(place.latitudeE7))
  }

  mutating func add(_ box: BoundingBox) {
    latitudes.add(Int64(box.southE7), Int64(box.northE7))
    if box.isOverMeridian {
      fromMeridian.add(-Self.full / 2, Self.full / 2)
    } else {
      fromMeridian.add(Int64(box.westE7), Int64(box.eastE7))
    }
    let west = Self.east(box.westE7)
    if west + box.widthE7 > Self.full {
      fromPrime.add(0, Self.full)
    } else {
      fromPrime.add(west, west + box.widthE7)
    }
  }

  var box: BoundingBox? {
    guard latitudes.low <= latitudes.high else { return nil }
    let isFromPrime = fromPrime.high - fromPrime.low < fromMeridian.high - fromMeridian.low
    let longitudes = isFromPrime ? fromPrime : fromMeridian
    func wrapped(_ longitude: Int64) -> Int32 {
      Int32(longitude > Self.full / 2 ? longitude - Self.full : longitude)
    }
    return BoundingBox(
      westE7: wrapped(longitudes.low), southE7: Int32(latitudes.low),
      eastE7: wrapped(longitudes.high), northE7: Int32(latitudes.high))
  }
}
