import Diagnostics
import GapAnalysis
import Geography
import Importing
import WalkingNetwork

/// Points that a question is asked of: places, or the rows of a table.
public enum PointInput: Hashable, Sendable {
  /// Degrees on WGS 84; their ids are 1, 2 …
  case places([Place])
  /// The path of a CSV or GeoJSON file.
  case table(String)

  public struct Place: Hashable, Sendable {
    public let longitude: Double
    public let latitude: Double

    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }

    /// - Throws: `Failure` of kind `wrongUsage` for what is no place on Earth.
    var coordinate: Coordinate {
      get throws(Failure) {
        guard let coordinate = Coordinate(longitude: longitude, latitude: latitude) else {
          throw Failure(
            .wrongUsage, "\(longitude),\(latitude) is no place",
            advice: "Give degrees, longitude before latitude, such as --at -8.61,41.15")
        }
        return coordinate
      }
    }
  }

  var path: String? {
    if case .table(let path) = self { path } else { nil }
  }
}

/// Points that were read.
struct PointReading {
  let points: NamedPoints
  let rejected: [RejectedRecord]
  /// `nil` for places.
  let source: TableSource?

  /// - Throws: `Failure`: a place that is none, a table that cannot be used.
  init(_ input: PointInput, _ settings: TableSettings, rules: RuleFolder) throws {
    switch input {
    case .places(let places):
      points = NamedPoints(
        ids: places.indices.map { String($0 + 1) },
        coordinates: try places.map { place throws(Failure) in try place.coordinate })
      (rejected, source) = ([], nil)
    case .table(let path):
      let columns = try ColumnNames(fileAt: rules.columns)
      let table = try PointTable.read(try settings.input(path, columns: columns))
      (points, rejected, source) = (table.records, table.rejected, table.source)
    }
  }

  /// - Throws: A table all of whose points are far from the streets, with the likely cause.
  func checkNearness(to streets: BoundingBox?) throws(Failure) {
    guard let streets, let source else { return }
    try source.checkNearness(points.coordinates, to: streets)
  }

  /// As warnings speak of them.
  func asked(as role: AskedPoints.Role, _ joins: Joins, _ network: Network) -> AskedPoints {
    AskedPoints(
      role: role, file: source?.file, ids: points.ids,
      isJoined: points.ids.indices.map(joins.isJoined),
      isExchanged: isExchanged(network.diagnosis.streetsBox))
  }

  private func isExchanged(_ streets: BoundingBox?) -> [Bool] {
    guard let near = streets?.enlarged(meters: TableSource.farKilometers * 1000) else {
      return points.ids.map { _ in false }
    }
    return points.coordinates.map { place in
      let exchanged = Coordinate(longitude: place.latitude, latitude: place.longitude)
      return !near.contains(place) && exchanged.map(near.contains) ?? false
    }
  }
}
