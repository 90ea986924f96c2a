import GEOSKit
import GapAnalysis
import Geography
import JSONKit

/// Geometries of GeoJSON as coordinates and polygons. Heights are dropped.
enum GeoJSONGeometry {
  /// `nil` if it is not a list that begins with two numbers within ±180 and ±90.
  static func coordinate(_ position: JSONValue) -> Coordinate? {
    var numbers = position.elements
    guard let longitude = numbers.next()?.double, let latitude = numbers.next()?.double else {
      return nil
    }
    return Coordinate(longitude: longitude, latitude: latitude)
  }

  /// The polygon with these rings; rings that are not closed are closed, empty holes left out.
  ///
  /// - Returns: The first position that is no coordinate instead, if there is one.
  static func polygon(_ rings: JSONValue) -> Result<Polygon, InvalidPosition> {
    var polygon = Polygon(exterior: [])
    for (index, ring) in rings.elements.enumerated() {
      var vertices: [Coordinate] = []
      for position in ring.elements {
        guard let vertex = coordinate(position) else { return .failure(.init(value: position)) }
        vertices.append(vertex)
      }
      if let first = vertices.first, vertices.last != first { vertices.append(first) }
      if index == 0 {
        polygon.exterior = vertices
      } else if !vertices.isEmpty {
        polygon.holes.append(vertices)
      }
    }
    return .success(polygon)
  }

  struct InvalidPosition: Error {
    let value: JSONValue
  }

  /// The polygons of a Polygon or MultiPolygon without the empty ones; none for other types.
  static func polygons(of geometry: JSONValue) -> Result<[Polygon], InvalidPosition> {
    guard let coordinates = geometry["coordinates"] else { return .success([]) }
    var polygons: [Polygon] = []
    for rings in geometry.isType("Polygon") ? [coordinates] : Array(coordinates.elements) {
      switch polygon(rings) {
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
  private var geos: GEOSContext?

  /// A point as it is, of polygons a point inside, the only part of a collection.
  mutating func place(of geometry: JSONValue?) -> Place {
    guard var geometry, geometry.kind != .null else { return .unusable(.noCoordinates) }
    while geometry.isType("GeometryCollection") {
      var parts = geometry["geometries"]?.elements
      guard let part = parts?.next() else { return .unusable(.noCoordinates) }
      guard parts?.next() == nil else { return .unusable(.noPoint) }
      geometry = part
    }
    if geometry.isType("Polygon") || geometry.isType("MultiPolygon") {
      return surface(geometry)
    }
    return Self.point(geometry)
  }

  private static func point(_ geometry: JSONValue) -> Place {
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
    return GeoJSONGeometry.coordinate(position).map(Place.at) ?? .unusable(.noCoordinates)
  }

  private mutating func surface(_ geometry: JSONValue) -> Place {
    guard case .success(let polygons) = GeoJSONGeometry.polygons(of: geometry), !polygons.isEmpty
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
