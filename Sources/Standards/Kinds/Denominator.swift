import Diagnostics
import OSMExtract

/// What shares of reach are counted in.
package struct Denominator: Hashable, Sendable {
  /// `households`, `residential_land`, or the id of a figure of areas that households have, too.
  let id: String
  let name: LocalizedText
  let unit: LocalizedText

  package static let residentialLand = "residential_land"
  static let households = "households"

  init(_ fields: Fields) throws(Failure) {
    let node = try fields.required("denominator")
    switch try node.text() {
    case Self.residentialLand:
      id = Self.residentialLand
      name = LocalizedText(english: "residential land", chinese: "居住用地面积")
      unit = LocalizedText(english: "m²", chinese: "平方米")
    default:
      let attribute = try fields.vocabulary.number(node, of: .area)
      id = attribute.id
      name = attribute.name
      unit = attribute.unit ?? attribute.name
    }
  }
}
