import Diagnostics
import OSMExtract

/// Every place must be open so long.
struct Hours: Requirement {
  static let keys = ["of", "where", "figure", "target"]

  private let places: PlaceChoice
  private let figure: Attribute
  private let target: Target
  private let name: LocalizedText

  init(_ fields: Fields) throws(Failure) {
    places = try fields.places()
    figure = try fields.vocabulary.number(try fields.required("figure"), of: .facility)
    target = try fields.target()
    name = places.name
  }

  var needs: Needs { Needs(categories: Set(places.categories)) }

  var words: LocalizedText {
    let unit = figure.unit ?? figure.name
    return LocalizedText(
      english: "\(figure.name.english) \(target.words) \(unit.english) (\(name.english))",
      chinese: "\(name.chinese)\(figure.name.chinese)\(target.words) \(unit.chinese)")
  }

  var names: [AmountNames] { [AmountNames(figure.name)] }

  func finding(in situation: Situation) -> Finding {
    let found = situation.places(places)
    guard !found.sure.isEmpty || found.isOpen || !found.possible.isEmpty else {
      return Finding(.notApplicable)
    }
    var finding = Finding(.met)
    finding.missing = found.missing
    var (failing, holding) = (0, 0)
    var values: [Quantity] = []
    for position in found.sure {
      let facility = situation.evidence.facilities[position]
      guard let value = facility.figures[figure.id]?.number else {
        finding.missing.formUnion(places.lack(of: figure, facility))
        continue
      }
      finding.counted.append(position)
      values.append(value)
      let state = target.state(of: value)
      failing += state == .notMet ? 1 : 0
      holding += state == .met ? 1 : 0
    }
    let isAllKnown = values.count == found.sure.count && found.possible.isEmpty && !found.isOpen
    finding.state =
      failing > 0 ? .notMet : isAllKnown && holding == values.count ? .met : .noData
    // The shortest decides, or the longest where no more is asked than so much; of one that is not known
    // it may be shorter or longer.
    if target.asksForNoMore {
      if let longest = values.max(by: { $0.atLeast < $1.atLeast }) {
        finding.value = isAllKnown ? longest : Quantity(atLeast: longest.atLeast, atMost: nil)
      }
    } else if let shortest = values.min(by: { $0.atLeast < $1.atLeast }) {
      finding.value = isAllKnown ? shortest : Quantity(atLeast: 0, atMost: shortest.atMost)
    }
    finding.numerator = finding.value
    finding.shortfall = Shortfall(Double(failing), Units.places(name))
    return finding
  }
}
