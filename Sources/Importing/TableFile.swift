import Diagnostics
import EncodingKit

/// A table and how it is to be understood.
package struct TableInput: Hashable, Sendable {
  /// As the user gave it.
  package var path: String
  package var columns: ColumnNames
  /// `nil`: the table's own, else WGS 84.
  package var system: DeclaredSystem?
  /// `nil`: as seen from the bytes.
  package var encoding: EncodingChoice?
  /// Of households: the columns that are counted beside the weight, as the user wrote them.
  package var denominators: [String]

  package init(
    path: String, columns: ColumnNames, system: DeclaredSystem? = nil,
    encoding: EncodingChoice? = nil, denominators: [String] = []
  ) {
    self.path = path
    self.columns = columns
    self.system = system
    self.encoding = encoding
    self.denominators = denominators
  }
}

/// A table or layer that a user named.
struct TableFile {
  enum Format: String {
    case csv = "CSV"
    case geoJSON = "GeoJSON"
  }

  /// As the user gave it.
  let path: String
  var system: DeclaredSystem?
  var encoding: EncodingChoice?

  /// The last component of the path.
  var name: String { InputFile.name(of: path) }

  /// The format that the suffix stands for.
  ///
  /// - Parameter readable: The formats that can be read here.
  func format(of readable: [Format]) throws(Failure) -> Format {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let suffix = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    for format in readable where format.suffixes.contains(suffix) { return format }
    let known = readable.flatMap(\.suffixes).map { "." + $0 }.joined(separator: ", ")
    throw Failure(
      .unusableInput, file: path,
      suffix.isEmpty
        ? "the file has no suffix that tells its format" : "the format .\(suffix) cannot be read",
      advice: "Give one of \(known)")
  }

  /// The whole content.
  func text() throws(Failure) -> TableText {
    let bytes = [UInt8](try InputFile.bytes(at: path))
    return try naming { () throws(Failure) in try TableText(bytes, encoding) }
  }

  /// Runs `body` and puts the path of this file into its failures.
  func naming<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    do throws(Failure) {
      return try body()
    } catch {
      throw Failure(
        error.kind, file: error.file ?? path, line: error.line, column: error.column,
        error.problem, advice: error.advice)
    }
  }
}

extension TableFile.Format {
  var suffixes: [String] {
    switch self {
    case .csv: ["csv", "tsv", "txt"]
    case .geoJSON: ["geojson", "json"]
    }
  }
}
