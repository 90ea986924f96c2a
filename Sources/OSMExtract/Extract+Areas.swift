import Diagnostics
import Geography
import OSMKit

extension Extract {
  /// The polygons of a relation that was among `Wanted.relations`.
  ///
  /// - Throws: `Failure`: 66 if the file lacks the relation, 65 if it is no area, or the file lacks
  ///   a part of it.
  package func area(ofRelation relation: Int64) throws(Failure) -> [Polygon] {
    guard let area = areas.first(where: { $0.relation == relation }), area.state != .absent else {
      throw Failure(
        .missingInput, file: file, "relation r\(relation) is not in the file",
        advice: "Check the number, or take an extract that holds the relation")
    }
    guard area.state == .area, area.ways > 0 else {
      throw Failure(
        .unusableInput, file: file, "relation r\(relation) is no area",
        advice: "Name a relation of the type boundary or multipolygon that has ways")
    }
    let lacking = Self.lacking(area)
    guard lacking.isEmpty else {
      throw Failure(
        .unusableInput, file: file,
        "the area of relation r\(relation) cannot be put together: of its \(area.ways) ways "
          + lacking,
        advice: "Take an extract that reaches beyond the whole area, or give the area as a file "
          + ".geojson or .poly")
    }
    guard !area.isBroken else {
      throw Failure(
        .unusableInput, file: file,
        "the area of relation r\(relation) cannot be put together: its ways do not make closed "
          + "rings, or rings cross",
        advice: "Repair it in OpenStreetMap, or give the area as a file .geojson or .poly")
    }
    return area.polygons
  }

  private static func lacking(_ area: OSMData.Area) -> String {
    var parts: [String] = []
    if area.missingWays > 0 { parts.append("\(area.missingWays) are not in the file") }
    if area.incompleteWays > 0 { parts.append("\(area.incompleteWays) lack nodes") }
    return parts.joined(separator: ", and ")
  }
}
