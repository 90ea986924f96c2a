import Diagnostics
import Geography
import WalkingNetwork

/// An area that an option gives and that lies away from all streets.
package struct AwayArea: Hashable, Sendable {
  private let option: String
  /// Whether with longitude and latitude exchanged it does not.
  private let isExchanged: Bool

  /// The first of the areas given that is away; `nil` if none is.
  ///
  /// - Parameter study: The area of the study, if one was given.
  init?(study: Region? = nil, _ network: Network) {
    guard let streets = network.diagnosis.streetsBox else { return nil }
    let given = network.dataArea.source == .given ? network.dataArea.shape : nil
    let areas = [("--study", study?.boundingBox), ("--data-area", given?.boundingBox)]
    for case (let option, let box?) in areas where !box.meets(streets) {
      self.option = option
      isExchanged = box.exchanged?.meets(streets) ?? false
      return
    }
    return nil
  }

  /// What is wrong and what to do, from the middle of a sentence on.
  var text: LocalizedText {
    isExchanged
      ? LocalizedText(
        english: "the area of \(option) lies away from all streets, and fits with longitude and "
          + "latitude exchanged. Write the longitude first.",
        chinese: "\(option) 的范围与路网不相交，经度与纬度可能写反。请将经度写在前面。")
      : LocalizedText(
        english: "the area of \(option) lies away from all streets. Take area and OSM file of one "
          + "town.",
        chinese: "\(option) 的范围与路网不相交。请核对范围与 OSM 文件是否属于同一地区。")
  }
}
