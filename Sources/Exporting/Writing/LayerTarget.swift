import Diagnostics
import Foundation

/// Where a single GeoJSON layer is to be put: what is there and not ours is never touched.
enum LayerTarget {
  /// The beginning of a layer's text by which a file is known to be ours.
  private static let mark = "{\"type\": \"FeatureCollection\",\n\"generator\": \"lifecircle "

  /// - Parameters:
  ///   - content: What is to be written, as the subject of a sentence in the plural.
  ///   - otherwise: What other names there are.
  /// - Throws: `Failure` before anything is written: of kind `wrongUsage` for a name that is none of
  ///   a layer, `outputRefused` if the file is there and is not ours, or ours and not to be replaced.
  static func check(
    _ path: String, of content: String, otherwise: String = "", isOverwriting: Bool
  ) throws(Failure) {
    guard path.hasSuffix(".geojson") else {
      throw Failure(
        .wrongUsage, "\(content) are written as GeoJSON",
        advice: "Give --output a name that ends in .geojson\(otherwise)")
    }
    try FileTarget.check(path, mark: Data(mark.utf8), isOverwriting: isOverwriting)
  }
}
