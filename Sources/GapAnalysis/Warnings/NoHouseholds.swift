import Diagnostics
import WalkingNetwork

/// Why no household is left to be judged or counted, as far as can be told.
package enum NoHouseholds: Hashable, Sendable {
  /// The input has none.
  case inputIsEmpty
  /// None lies inside the areas.
  case outside
  /// An area that was given is away from the streets.
  case areaIsAway(AwayArea)

  /// - Parameters:
  ///   - read: Households of the input, those set aside or only counted too.
  ///   - study: The area of the study, if one was given.
  package init(read: Int, study: Region? = nil, _ network: Network) {
    self =
      if read == 0 {
        .inputIsEmpty
      } else if let away = AwayArea(study: study, network) {
        .areaIsAway(away)
      } else {
        .outside
      }
  }

  /// - Parameter done: What was to be done with households, such as `judged`.
  package func warning(_ done: LocalizedText) -> Warning {
    Warning(
      .noHouseholds, count: 0,
      LocalizedText(
        english: "No household was \(done.english): \(reason.english)",
        chinese: "没有可\(done.chinese)的住户：\(reason.chinese)"))
  }

  private var reason: LocalizedText {
    switch self {
    case .inputIsEmpty:
      LocalizedText(english: "the input has none.", chinese: "输入数据中没有住户。")
    case .outside:
      LocalizedText(english: "the input has none inside the areas.", chinese: "范围内没有住户数据。")
    case .areaIsAway(let area): area.text
    }
  }
}
