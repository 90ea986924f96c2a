import Diagnostics
import GapAnalysis
import Geography
import JSONKit

/// How a table was understood: what results say of it, and what helps to find out why its points
/// are not where the streets are.
package struct TableSource: Hashable, Sendable {
  /// As the user gave it.
  package let path: String
  /// `CSV` or `GeoJSON`.
  package let format: String
  /// The name of its encoding.
  package let encoding: String
  package let system: CoordinateSystem
  /// Whether its records have places.
  package var hasPlaces = true
  /// Whether its places were taken for WGS 84 for want of a known shift of their datum.
  package var isShiftUnknown = false
  /// Names of the columns of east and north; `nil` for a layer.
  let columns: ColumnPair?
  /// East and north of some records as they stand; of polygons the first position.
  var sample: [[Double]] = []

  struct ColumnPair: Hashable, Sendable {
    let east: String
    let north: String
  }

  /// The last component of the path.
  package var file: String { InputFile.name(of: path) }

  /// The first so many records are looked at where something is wrong with all.
  private static let sampleSize = 100

  mutating func takeSample(of records: [Int], _ x: [Double], _ y: [Double]) {
    sample = records.prefix(Self.sampleSize).map { [x[$0], y[$0]] }
  }

  mutating func takeSample(of geometries: [JSONValue?]) {
    sample = geometries.prefix(Self.sampleSize).compactMap(GeoJSONPlaces.firstNumbers)
      .map { [$0.0, $0.1] }
  }
}

// MARK: - Points that are not near the streets

extension TableSource {
  /// How far beyond the streets a table's points may all lie.
  package static let farKilometers = 10.0

  /// - Parameters:
  ///   - places: Of the records that can be used.
  ///   - streets: The box round the streets.
  /// - Throws: If there are records and all are far from the streets: with the likely cause.
  package func checkNearness(_ places: [Coordinate], to streets: BoundingBox) throws(Failure) {
    let near = streets.enlarged(meters: Self.farKilometers * 1000)
    guard let first = places.first, !places.contains(where: near.contains) else { return }
    throw farAway(places.count, first, near)
  }

  /// The same of areas, of which one may lie round the streets.
  package func checkNearness(
    ofAreas areas: [[Polygon]], to streets: BoundingBox
  ) throws(Failure) {
    let near = streets.enlarged(meters: Self.farKilometers * 1000)
    let boxes = areas.compactMap { BoundingBox(around: $0) }
    guard let first = boxes.first, !boxes.contains(where: near.meets) else { return }
    throw farAway(areas.count, first.middle, near)
  }

  private func farAway(_ count: Int, _ first: Coordinate, _ near: BoundingBox) -> Failure {
    let (problem, advice) = farCause(first, near)
    return Failure(
      .unusableInput, file: path,
      "all \(count) records lie more than 10 km from the streets: \(problem)", advice: advice)
  }

  private func farCause(_ first: Coordinate, _ near: BoundingBox) -> (String, String) {
    if isNear(near, swapped: true, system: system) {
      return ("they fit with east and north exchanged", adviceOnSwapping)
    }
    if !sample.isEmpty, sample.allSatisfy({ abs($0[0]) < 1e-3 && abs($0[1]) < 1e-3 }) {
      return ("their coordinates are 0, 0", "Fill in the coordinates")
    }
    for other in [CoordinateSystem.wgs84, .gcj02] where other != system {
      if isNear(near, swapped: false, system: other) {
        return (
          "they fit as degrees, not as \(system.name)",
          "Leave --crs \(system.name) away for this table"
        )
      }
    }
    return (
      "as \(system.name) the first lies at \(first.words), the streets round \(near.middle.words)",
      "Take table and streets of the same town, and check the system (--crs)"
    )
  }

  /// Whether most of the sample would be near if it were understood so.
  private func isNear(_ box: BoundingBox, swapped: Bool, system: CoordinateSystem) -> Bool {
    let (x, y) = (sample.map { $0[0] }, sample.map { $0[1] })
    guard let converter = try? PlaceConverter(system),
      let places = try? swapped ? converter.coordinates(y, x) : converter.coordinates(x, y)
    else { return false }
    return places.count { $0.map(box.contains) ?? false } * 2 > places.count
  }

  private var adviceOnSwapping: String {
    guard let columns else { return "Write the east (longitude) before the north (latitude)" }
    return "Exchange the names «\(columns.east)» and «\(columns.north)» in the header"
  }

  /// What to do about numbers that are no places, if their sizes tell; `nil` if they do not.
  func adviceOnNumbers(_ x: [Double], _ y: [Double]) -> String? {
    let numbers = zip(x, y).filter { $0.isFinite && $1.isFinite }.map { [$0, $1] }
    guard !numbers.isEmpty else { return nil }
    if let advice = adviceOnDegrees(numbers) { return advice }
    guard numbers.allSatisfy({ abs($0[0]) > 180 || abs($0[1]) > 180 }) else { return nil }
    return "The numbers seem to be meters; say their system: --crs EPSG:…"
  }

  /// The same of positions in polygons, of which the sample is looked at.
  var adviceOnPositions: String {
    adviceOnDegrees(sample) ?? "Say the system of the layer: --crs \(file)=EPSG:…"
  }

  /// What to do where the numbers are not meters of which nobody said so.
  private func adviceOnDegrees(_ numbers: [[Double]]) -> String? {
    if case .other(let name) = system {
      return "Check --crs: the numbers do not lie where \(name) holds"
    }
    guard !numbers.isEmpty,
      numbers.allSatisfy({ abs($0[0]) <= 90 && abs($0[1]) <= 180 && abs($0[1]) > 90 })
    else { return nil }
    return "Longitude and latitude seem to be exchanged. \(adviceOnSwapping)"
  }
}

extension Coordinate {
  /// Degrees with two decimals, longitude first.
  fileprivate var words: String {
    "\((longitude * 100).rounded() / 100), \((latitude * 100).rounded() / 100)"
  }
}

/// What a table gave.
package struct TableReading<Records: Sendable>: Sendable {
  /// In input order.
  package let records: Records
  /// The line of a CSV or the number of the feature from 1 of each.
  package let rows: [Int]
  /// The records that were set aside, in input order.
  package let rejected: [RejectedRecord]
  package let source: TableSource
}
