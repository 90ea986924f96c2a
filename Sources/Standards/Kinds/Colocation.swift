import Diagnostics
import Geography
import OSMExtract

/// Places of some categories must stand next to one of another.
struct Colocation: Requirement {
  static let keys = ["of", "with", "tolerance_meters"]

  /// One for each category.
  private let choices: [PlaceChoice]
  /// The category of the other.
  private let partner: String
  private let partnerName: LocalizedText
  private let name: LocalizedText
  /// In a straight line.
  private let toleranceMeters: Double

  init(_ fields: Fields) throws(Failure) {
    let categories = try fields.categories()
    choices = categories.map { PlaceChoice([$0], [], fields.vocabulary) }
    name = PlaceChoice(categories, [], fields.vocabulary).name
    partner = try fields.vocabulary.category(try fields.required("with"))
    partnerName = PlaceChoice([partner], [], fields.vocabulary).name
    toleranceMeters = try fields.required("tolerance_meters").number(in: 0...10_000)
  }

  var needs: Needs { Needs(categories: Set(choices.flatMap(\.categories)).union([partner])) }

  var words: LocalizedText {
    LocalizedText(
      english: "\(name.english) within \(toleranceMeters.words) m of \(partnerName.english)",
      chinese: "\(name.chinese)距\(partnerName.chinese) \(toleranceMeters.words) 米以内")
  }

  func finding(in situation: Situation) -> Finding {
    // Next door may be the next community.
    let partners = situation.placesAnywhere(of: partner)
    var finding = Finding(.met)
    var (beside, possible) = (0, 0)
    for choice in choices {
      let places = situation.places(choice)
      let found = places.sure.filter { isBeside($0, partners.sure, situation) }
      if !found.isEmpty {
        beside += 1
        finding.counted += found
      } else if Self.mayBeBeside(places, partners) {
        possible += 1
        finding.missing.formUnion(places.missing)
        if partners.isOpen { finding.missing.insert(.facilities(category: partner)) }
      }
    }
    finding.counted = Array(Set(finding.counted)).sorted()
    let count = Quantity(atLeast: Double(beside), atMost: Double(beside + possible))
    finding.state = Target(.atLeast, Double(choices.count)).state(of: count)
    finding.value = count
    finding.shortfall = Shortfall(
      Double(choices.count - beside - possible), Units.kinds)
    return finding
  }

  /// Whether a place that nobody told of could stand next to a partner, or the other way round.
  private static func mayBeBeside(
    _ places: Situation.Places, _ partners: (sure: [Int], isOpen: Bool)
  ) -> Bool {
    (partners.isOpen && (places.isOpen || !places.sure.isEmpty))
      || (places.isOpen && !partners.sure.isEmpty)
  }

  private func isBeside(_ facility: Int, _ partners: [Int], _ situation: Situation) -> Bool {
    let place = situation.evidence.facilities[facility].place
    let plane = LocalPlane(at: place)
    let steps = Int32(min(plane.stepsNorth(meters: toleranceMeters).rounded(.up) + 1, 1e9))
    return partners.contains { partner in
      let other = situation.evidence.facilities[partner].place
      guard abs(other.latitudeE7 - place.latitudeE7) <= steps else { return false }
      let (east, north) = plane.offset(to: other)
      return (east * east + north * north).squareRoot() <= toleranceMeters
    }
  }
}
