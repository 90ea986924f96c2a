import Diagnostics

/// A table or layer that a user named.
struct TableFile {
  enum Format {
    case csv, geoJSON
  }

  /// As the user gave it.
  let path: String

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
  func bytes() throws(Failure) -> [UInt8] { [UInt8](try InputFile.bytes(at: path)) }
}

extension TableFile.Format {
  var suffixes: [String] {
    switch self {
    case .csv: ["csv", "tsv", "txt"]
    case .geoJSON: ["geojson", "json"]
    }
  }
}
