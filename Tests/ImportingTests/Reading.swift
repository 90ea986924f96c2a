import Diagnostics
import GapAnalysis
import Geography
import Importing
import TestSupport

/// Reads households from a file with that content and name.
func households(
  _ text: String, name: String = "h.csv"
) throws -> (households: Households, rejected: [RejectedRecord]) {
  try TemporaryFolder.with { folder in
    try HouseholdTable.read(path: try folder.write(text, to: name))
  }
}

/// Reads facilities of the categories clinic, supermarket, childcare.
func facilities(
  _ text: String, name: String = "f.csv"
) throws -> (facilities: Facilities, rejected: [RejectedRecord]) {
  try TemporaryFolder.with { folder in
    try FacilityTable.read(
      path: try folder.write(text, to: name),
      categoryIDs: ["clinic", "supermarket", "childcare"])
  }
}

/// The failure of `body`; `nil` if it succeeds.
func failure(_ body: () throws -> Void) throws -> Failure? {
  do {
    try body()
    return nil
  } catch let failure as Failure {
    return failure
  }
}

/// Households of GeoJSON features without the collection round them.
func features(
  _ features: String...
) throws -> (households: Households, rejected: [RejectedRecord]) {
  let list = features.joined(separator: ",\n")
  return try households(
    "{\"type\":\"FeatureCollection\",\"features\":[\n\(list)\n]}", name: "h.geojson")
}

/// A feature at 1°, 2° with these properties.
func point(_ properties: String, id: String = "") -> String {
  #"{"type":"Feature",\#(id)"properties":\#(properties),"#
    + #""geometry":{"type":"Point","coordinates":[1,2]}}"#
}

/// A feature with this geometry.
func feature(_ geometry: String) -> String {
  #"{"type":"Feature","properties":{},"geometry":\#(geometry)}"#
}

extension Coordinate {
  static func degrees(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)!
  }
}
