import Diagnostics
import FoundationEssentials

/// A table or layer that a user named.
struct InputFile {
  enum Format {
    case csv, geoJSON
  }

  /// As the user gave it.
  let path: String

  /// The last component of the path.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

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

  /// Whether this is a file of no bytes: FoundationEssentials of Swift 6.3 leaks a page when it reads
  /// one.
  private var isEmpty: Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
      && attributes?[.size] as? UInt64 == 0
  }

  /// The whole content.
  func bytes() throws(Failure) -> [UInt8] {
    do {
      if isEmpty { return [] }
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure(
          .missingInput, file: path, "the file does not exist", advice: "Check its name and folder")
      }
      throw Failure(
        .readingOrWriting, file: path, "the file cannot be read",
        advice: "Check that it is a file and that you may read it")
    }
  }
}

extension InputFile.Format {
  var suffixes: [String] {
    switch self {
    case .csv: ["csv", "tsv", "txt"]
    case .geoJSON: ["geojson", "json"]
    }
  }
}
