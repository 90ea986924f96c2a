import Diagnostics
import GEOSKit
import GapAnalysis
import Geography
import JSONKit

/// Geometries of GeoJSON as coordinates and polygons on WGS 84. Heights are dropped.
struct GeoJSONGeometry {
  let converter: PlaceConverter

  /// `nil` if it is not a list that begins with two numbers that are a place.
  func coordinate(_ position: JSONValue) throws(Failure) -> Coordinate? {
    guard let (x, y) = Self.numbers(position) else { return nil }
    return try coordinates([x], [y]) { _ in position }[0]
  }

  /// The first two numbers of a list.
  static func numbers(_ position: JSONValue) -> (Double, Double)? {
    var numbers = position.elements
    guard let x = numbers.next()?.double, let y = numbers.next()?.double else { return nil }
    return (x, y)
  }

  private func coordinates(
    _ x: [Double], _ y: [Double], _ position: (Int) -> JSONValue
  ) throws(Failure) -> [Coordinate?] {
    do throws(PlaceConverter.OutsideChina) {
      return try converter.coordinates(x, y)
    } catch {
      throw converter.system.outsideChina(
        x[error.index], y[error.index], line: position(error.index).line)
    }
  }

  struct InvalidPosition: Error {
    let value: JSONValue
  }

  /// The vertices of a ring, closed if it is not.
  private func vertices(
    _ ring: JSONValue
  ) throws(Failure) -> Result<[Coordinate], InvalidPosition> {
    let positions = Array(ring.elements)
    var (x, y) = ([Double](), [Double]())
    for position in positions {
      guard let numbers = Self.numbers(position) else { return .failure(.init(value: position)) }
      x.append(numbers.0)
      y.append(numbers.1)
    }
    var vertices: [Coordinate] = []
    for (index, place) in try coordinates(x, y, { positions[$0] }).enumerated() {
      guard let place else { return .failure(.init(value: positions[index])) }
      vertices.append(place)
    }
    if let first = vertices.first, vertices.last != first { vertices.append(first) }
    return .success(vertices)
  }

  /// The polygon with these rings; rings that are not closed are closed, empty holes left out.
  ///
  /// - Returns: The first position that is no coordinate instead, if there is one.
  private func polygon(_ rings: JSONValue) throws(Failure) -> Result<Polygon, InvalidPosition> {
    var polygon = Polygon(exterior: [])
    for (index, ring) in rings.elements.enumerated() {
      switch try vertices(ring) {
      case .failure(let position): return .failure(position)
      case .success(let vertices) where index == 0: polygon.exterior = vertices
      case .success(let vertices): if !vertices.isEmpty { polygon.holes.append(vertices) }
      }
    }
    return .success(polygon)
  }

  /// The polygons of a Polygon or MultiPolygon without the empty ones; none for other types.
  func polygons(of geometry: JSONValue) throws(Failure) -> Result<[Polygon], InvalidPosition> {
    guard let coordinates = geometry["coordinates"] else { return .success([]) }
    var polygons: [Polygon] = []
    for rings in geometry.isType("Polygon") ? [coordinates] : Array(coordinates.elements) {
      switch try polygon(rings) {
      case .failure(let position): return .failure(position)
      case .success(let polygon): if !polygon.exterior.isEmpty { polygons.append(polygon) }
      }
    }
    return .success(polygons)
  }
}

extension JSONValue {
  /// Whether this is a GeoJSON object of that type.
  func isType(_ type: String) -> Bool {
    self["type"]?.isString(type) ?? false
  }
}

/// Finds the place of features; holds GEOS from the first polygon on.
struct GeoJSONPlaces {
  private let geometries: GeoJSONGeometry
  private var geos: GEOSContext?

  init(_ converter: PlaceConverter) { geometries = GeoJSONGeometry(converter: converter) }

  /// A point as it is, of polygons a point inside, the only part of a collection.
  mutating func place(of geometry: JSONValue?) throws(Failure) -> Place {
    guard var geometry, geometry.kind != .null else { return .unusable(.noCoordinates) }
    while geometry.isType("GeometryCollection") {
      var parts = geometry["geometries"]?.elements
      guard let part = parts?.next() else { return .unusable(.noCoordinates) }
      guard parts?.next() == nil else { return .unusable(.noPoint) }
      geometry = part
    }
    if geometry.isType("Polygon") || geometry.isType("MultiPolygon") {
      return try surface(geometry)
    }
    return try point(geometry)
  }

  /// The first two numbers of a geometry that is no collection, as they stand.
  static func firstNumbers(of geometry: JSONValue?) -> (Double, Double)? {
    var list = geometry?["coordinates"]
    while let next = list?.elements.first(where: { _ in true }), next.kind == .array { list = next }
    return list.flatMap(GeoJSONGeometry.numbers)
  }

  private func point(_ geometry: JSONValue) throws(Failure) -> Place {
    guard geometry.kind == .object else {
      return .unusable(geometry.kind == .null ? .noCoordinates : .noPoint)
    }
    let coordinates = geometry["coordinates"]
    guard let coordinates, !coordinates.elements.isEmpty else { return .unusable(.noCoordinates) }
    var position = coordinates
    if geometry.isType("MultiPoint") {
      var points = coordinates.elements
      guard let only = points.next(), points.next() == nil else { return .unusable(.noPoint) }
      position = only
    } else if !geometry.isType("Point") {
      return .unusable(.noPoint)
    }
    return try geometries.coordinate(position).map(Place.at) ?? .unusable(.noCoordinates)
  }

  private mutating func surface(_ geometry: JSONValue) throws(Failure) -> Place {
    guard case .success(let polygons) = try geometries.polygons(of: geometry), !polygons.isEmpty
    else { return .unusable(.noCoordinates) }
    // A ring has four positions at least (RFC 7946, 3.1.6); GEOS takes three.
    let rings = polygons.lazy.flatMap { [$0.exterior] + $0.holes }
    guard rings.allSatisfy({ $0.count >= 4 }) else { return .unusable(.brokenPolygon) }
    let geos = geos ?? GEOSContext()
    self.geos = geos
    do throws(GEOSError) {
      guard let point = try geos.pointOnSurface(of: polygons) else {
        return .unusable(.brokenPolygon)
      }
      return .at(point)
    } catch {
      return .unusable(.brokenPolygon)
    }
  }
}
