import Diagnostics
import GapAnalysis
import Geography
import Texts

/// What a table is read for, and so which of its columns have a meaning.
enum TablePurpose {
  case households, facilities, points
}

/// Where a record lies, or why it cannot be used.
enum Place: Hashable {
  case at(Coordinate)
  case unusable(RejectedRecord.Reason)
}

/// The records of a table as its format gives them, column by column, in input order.
struct PlaceTable {
  var source: TableSource
  /// The line of a CSV, the number of a feature from 1.
  var rows: [Int] = []
  /// `nil` where there is none.
  var ids: [String?] = []
  var places: [Place] = []
  /// East and north as they stand, before any transformation; NaN where there are none. Of polygons
  /// the first position.
  var x: [Double] = []
  var y: [Double] = []
  /// For households: `nil` where it is negative or no number.
  var weights: [Double?] = []
  var names: [String?] = []
  /// For households: the columns that are counted.
  var denominators: [Households.Denominator] = []
  /// For facilities: what stands in the column, cut at `;`, `；` and `、`; `nil` where it is no text.
  var categories: [[String]?] = []
  /// The columns without a meaning.
  var attributes = Attributes()

  init(source: TableSource) { self.source = source }

  static func read(_ input: TableInput, for purpose: TablePurpose) throws(Failure) -> PlaceTable {
    let file = TableFile(path: input.path, system: input.system, encoding: input.encoding)
    switch try file.format(of: [.csv, .geoJSON]) {
    case .csv: return try CSVTable(file).places(for: purpose, input)
    case .geoJSON: return try GeoJSONFeatures(file).places(for: purpose, input)
    }
  }

  /// The largest weight that is believed, so that sums stay exact: a million million persons.
  static let mostWeight = 1e12

  /// A weight as a record has it: not negative; `nil` if it cannot be used.
  static func usableWeight(_ value: Double?) -> Double? {
    guard let value, value >= 0, value <= mostWeight else { return nil }
    return value == 0 ? 0 : value  // not -0
  }

  /// The names of categories in a cell, without the blanks round them.
  static func categoryNames(in cell: String) -> [String] {
    cell.split { ";；、".contains($0) }.map(trimmed).filter { !$0.isEmpty }
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    let begin = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let last = text.lastIndex { !$0.isWhitespace }
    return last.map { String(text[begin...$0]) } ?? ""
  }
}

// MARK: - Which records are used

extension PlaceTable {
  /// The records that can be used, column by column, and the others with their reason.
  ///
  /// A record that is used has an entry in every column, so that the columns keep step.
  struct Selection<Value> {
    /// Their positions in the table.
    private(set) var used: [Int] = []
    private(set) var ids: [String] = []
    private(set) var coordinates: [Coordinate] = []
    /// What was read of each.
    private(set) var values: [Value] = []
    fileprivate(set) var rejected: [RejectedRecord] = []
    /// Their positions in the table.
    fileprivate(set) var setAside: [Int] = []

    fileprivate mutating func use(
      _ record: Int, _ id: String, _ coordinate: Coordinate, _ value: Value
    ) {
      used.append(record)
      ids.append(id)
      coordinates.append(coordinate)
      values.append(value)
    }
  }

  /// Judges each record: its place, then what is read of it, then whether a record that is used has
  /// its id.
  ///
  /// - Parameters:
  ///   - value: What is read of a record, by its position, or why it cannot be used.
  /// - Throws: If there are records and none can be used.
  func select<Value>(
    _ subject: RejectedRecord.Subject, reading value: (Int) -> Result<Value, RejectedRecord.Reason>
  ) throws(Failure) -> Selection<Value> {
    var selection = Selection<Value>()
    var seen = Set<ExactText>(minimumCapacity: ids.count)
    for record in rows.indices {
      let reason: RejectedRecord.Reason
      switch (places[record], value(record), ids[record]) {
      case (.unusable(let problem), _, _): reason = problem
      case (.at, .failure(let fault), _): reason = fault
      case (.at, _, nil): reason = .noId
      case (.at(let coordinate), .success(let value), let id?):
        if seen.insert(ExactText(id)).inserted {
          selection.use(record, id, coordinate, value)
          continue
        }
        reason = .duplicateId
      }
      selection.setAside.append(record)
      selection.rejected.append(
        RejectedRecord(
          subject: subject, file: source.file, row: rows[record], id: ids[record], reason: reason))
    }
    if selection.used.isEmpty, !rows.isEmpty { throw nothingUsable(selection.rejected) }
    return selection
  }

  /// The columns without a meaning, for some of the records.
  func attributes(of records: [Int]) -> Attributes {
    records.count < rows.count ? attributes.records(records) : attributes
  }

  /// The source with a sample of some records.
  func source(of records: [Int]) -> TableSource {
    var source = source
    source.takeSample(of: records, x, y)
    return source
  }

  private func nothingUsable(_ rejected: [RejectedRecord]) -> Failure {
    var counts: [RejectedRecord.Reason: Int] = [:]
    for record in rejected { counts[record.reason, default: 0] += 1 }
    // Of equally common reasons the one that comes first in their list.
    let most = counts.values.max()
    let reason = RejectedRecord.Reason.allCases.first { counts[$0] == most }
    guard let reason, let count = counts[reason] else {
      return Failure(.unusableInput, file: source.path, "no record can be used")
    }
    let share = count == rows.count ? "each" : "\(count)"
    return Failure(
      .unusableInput, file: source.path, line: rejected.first { $0.reason == reason }?.row,
      "none of the \(rows.count) records can be used; \(share) of them has \(reason.words)",
      advice: (reason == .noCoordinates ? source.adviceOnNumbers(x, y) : nil) ?? reason.advice)
  }
}

extension RejectedRecord.Reason {
  var words: String {
    switch self {
    case .noCoordinates: "no coordinates within ±180 and ±90 degrees (\(rawValue))"
    case .noPoint: "a geometry that is neither a point nor a polygon (\(rawValue))"
    case .brokenPolygon: "a polygon that cannot be built (\(rawValue))"
    case .noId: "an empty id (\(rawValue))"
    case .duplicateId: "an id that came before (\(rawValue))"
    case .badWeight: "a weight that is negative or no number (\(rawValue))"
    case .extraCells: "more cells than the header (\(rawValue))"
    case .unknownCategory: "a category that is not in the category file (\(rawValue))"
    case .unusedCategory: "a category that this run does not ask for (\(rawValue))"
    default: "the fault \(rawValue)"  // those of later steps
    }
  }

  var advice: String {
    switch self {
    case .noCoordinates: "Give longitude and latitude in degrees on WGS 84"
    case .noPoint: "Give points or polygons"
    case .brokenPolygon: "Repair the polygons"
    case .noId, .duplicateId: "Give each record an id of its own, or leave the column out"
    case .badWeight: "Give numbers from 0 on, or leave the column out"
    case .extraCells: "Give the header a name for each column, and quote cells with a delimiter"
    case .unknownCategory: "Use the ids or names of the category file"
    case .unusedCategory: "Name a standard that asks for it (--standard), or a category file"
    default: "Check the file"
    }
  }
}
