import Diagnostics
import Foundation

/// Where a single file is to be put: what is there and not ours is never touched.
struct FileTarget {
  /// With its dot.
  let suffix: String
  /// What the suffix stands for.
  let format: String
  /// How it begins, by which a file is known to be ours.
  let mark: [UInt8]

  static let layer = FileTarget(
    suffix: ".geojson", format: "GeoJSON",
    mark: Array("{\"type\": \"FeatureCollection\",\n\"generator\": \"lifecircle ".utf8))

  /// - Parameters:
  ///   - content: What is to be written, as the subject of a sentence in the plural.
  ///   - otherwise: What other names there are.
  /// - Throws: `Failure` before anything is written: of kind `wrongUsage` for a name with another
  ///   suffix, `outputRefused` if the file is there and is not ours, or ours and not to be replaced.
  func check(
    _ path: String, of content: String, otherwise: String = "", isOverwriting: Bool
  ) throws(Failure) {
    guard path.hasSuffix(suffix) else {
      throw Failure(
        .wrongUsage, "\(content) are written as \(format)",
        advice: "Give --output a name that ends in \(suffix)\(otherwise)")
    }
    guard FileManager.default.fileExists(atPath: path) else {
      try LinkToNowhere.check(path)
      try Self.checkFolder(of: path)
      return
    }
    let handle = FileHandle(forReadingAtPath: path)
    guard let beginning = try? handle?.read(upToCount: mark.count),
      beginning.elementsEqual(mark)
    else {
      throw Failure(
        .outputRefused, file: path, "it is there and was not written by this program",
        advice: "Name another file")
    }
    guard isOverwriting else {
      throw Failure(
        .outputRefused, file: path, "the file is there already",
        advice: "Add --overwrite to replace it")
    }
  }

  private static func checkFolder(of path: String) throws(Failure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw Failure(
        .outputRefused, file: path, "the folder for it is not there",
        advice: "Make the folder, or name another file")
    }
  }
}
