import Diagnostics
import GEOSKit
import GapAnalysis
import Geography
import JSONKit

/// A layer of polygons as communities.
struct CommunityLayer {
  private let layer: GeoJSONFeatures
  private let columns: ColumnNames

  init(_ layer: GeoJSONFeatures, _ columns: ColumnNames) {
    self.layer = layer
    self.columns = columns
  }

  func reading() throws(Failure) -> CommunityFile.Reading {
    let file = layer.file
    var source = TableSource(
      path: file.path, format: TableFile.Format.geoJSON.rawValue,
      encoding: layer.encoding.name, system: layer.converter.system,
      isShiftUnknown: layer.converter.isShiftUnknown, columns: nil)
    source.takeSample(of: layer.features.map { $0["geometry"] })
    var properties = PropertyColumns()
    var polygons: [[Polygon]?] = []
    var ids: [String?] = []
    var repairs = AreaRepairs()
    for feature in layer.features {
      properties.add(feature["properties"])
      ids.append(feature["id"].flatMap { PropertyColumns.idText(AttributeValue($0)) })
      polygons.append(
        try file.naming { () throws(Failure) in
          try self.polygons(of: feature["geometry"], source, &repairs)
        })
    }
    let (own, names) = try file.naming { () throws(Failure) in
      (
        try properties.take(columns.names(of: .id))?.map(PropertyColumns.idText),
        try properties.take(columns.names(of: .name))?.map(PropertyColumns.idText)
      )
    }
    let records = CommunityRecords(
      subject: file.name, rows: ids.indices.map { $0 + 1 },
      ids: ids.indices.map { own?[$0] ?? ids[$0] },
      substitutes: ids.indices.map { String($0 + 1) },
      names: names ?? Array(repeating: nil, count: ids.count), attributes: properties.own,
      polygons: polygons)
    let reading = records.reading(columns, repairs: repairs, source: source)
    guard reading.communities.count > 0 else {
      throw Failure(
        .unusableInput, file: file.path, "the file has no polygon",
        advice: "Give a layer of communities, a polygon or more each")
    }
    return reading
  }

  /// `nil` for what has no polygon, or one without an area.
  private func polygons(
    of geometry: JSONValue?, _ source: TableSource, _ repairs: inout AreaRepairs
  ) throws(Failure) -> [Polygon]? {
    guard let geometry, geometry.kind == .object else { return nil }
    var area = AreaPolygons()
    try AreaFile.add(
      geometry, of: GeoJSONGeometry(converter: layer.converter), to: &area,
      adviceOnSystem: source.adviceOnPositions)
    guard !area.polygons.isEmpty, let prepared = try? PreparedArea(area.polygons) else {
      return nil
    }
    repairs.closedRings += area.repairs.closedRings
    repairs.repairedPolygons += prepared.repairedPolygons
    return area.polygons
  }
}
