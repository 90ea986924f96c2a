import Diagnostics
import GapAnalysis
import Geography
import Importing
import TestSupport

/// The columns of the checkout, read once.
let columnNames = Result { () throws(Failure) in
  try ColumnNames(fileAt: Checkout.root.appending(path: "Data/Columns.yaml").path)
}

extension TableInput {
  /// A file with the columns of the checkout.
  static func tested(
    _ path: String, system: DeclaredSystem? = nil, encoding: EncodingChoice? = nil,
    denominators: [String] = []
  ) throws -> TableInput {
    TableInput(
      path: path, columns: try columnNames.get(), system: system, encoding: encoding,
      denominators: denominators)
  }
}

/// Reads households from a file with that content and name.
func households(
  _ text: String, name: String = "h.csv"
) throws -> (households: Households, rejected: [RejectedRecord]) {
  let table = try households(Array(text.utf8), name: name)
  return (table.records, table.rejected)
}

/// Reads households from a file with these bytes, understood as the user says.
func households(
  _ bytes: [UInt8], name: String = "h.csv", system: DeclaredSystem? = nil,
  encoding: EncodingChoice? = nil, denominators: [String] = []
) throws -> TableReading<Households> {
  try TemporaryFolder.with { folder in
    try HouseholdTable.read(
      .tested(
        try folder.write(bytes, to: name), system: system, encoding: encoding,
        denominators: denominators))
  }
}

/// The categories of `facilities`.
let testedCategories = [
  CategoryNames(id: "clinic", names: ["Clinic", "社区卫生服务", "诊所（门诊）"]),
  CategoryNames(id: "supermarket"),
  CategoryNames(id: "childcare", names: ["Child care", "托幼"]),
]

/// Reads facilities of the categories clinic, supermarket, childcare.
func facilities(
  _ text: String, name: String = "f.csv"
) throws -> (facilities: Facilities, rejected: [RejectedRecord]) {
  try TemporaryFolder.with { folder in
    let table = try FacilityTable.read(
      .tested(try folder.write(text, to: name)), categories: testedCategories
    ).table
    return (table.records, table.rejected)
  }
}

extension Attributes {
  /// By column, then by record; `nil` where a record has no value.
  var byColumn: [[AttributeValue?]] {
    names.indices.map { column in
      (0..<count).map { record in
        range(ofRecord: record).first { columns[$0] == column }.map { values[$0] }
      }
    }
  }

  /// The names of what a record has, in its order.
  func names(ofRecord record: Int) -> [String] {
    range(ofRecord: record).map { names[Int(columns[$0])] }
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
