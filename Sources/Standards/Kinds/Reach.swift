import Diagnostics
import OSMExtract

/// A share of households, persons or land must have a place within some distance.
struct Reach: Requirement {
  static let keys = ["reached", "denominator", "target"]

  private let question: ReachQuestion
  private let denominator: Denominator
  /// Percent.
  private let target: Target

  init(_ fields: Fields) throws(Failure) {
    var tiers: [ReachQuestion.Tier] = []
    for node in try fields.required("reached").list() {
      let tier = try fields.nested(node, keys: ["of", "where", "within"])
      tiers.append(ReachQuestion.Tier(places: try tier.places(), within: try tier.within()))
    }
    question = ReachQuestion(tiers: tiers)
    denominator = try Denominator(fields)
    target = try Target(percent: fields.required("target"))
  }

  var needs: Needs {
    Needs(
      categories: question.categories, questions: [question], denominators: [denominator.id])
  }

  var words: LocalizedText {
    let places = question.words
    return LocalizedText(
      english: "\(target.words) % of \(denominator.name.english) within \(places.english)",
      chinese: "\(places.chinese)内的\(denominator.name.chinese)\(target.words)%")
  }

  var names: AmountNames { AmountNames(Units.inReach, of: denominator.name) }

  func finding(in situation: Situation) -> Finding {
    let (counts, missing) = situation.reach(question, denominator.id)
    guard let counts else { return .noData(missing) }
    let share = counts.covered * (100 / counts.total)
    var finding = Finding(target.state(of: share))
    finding.value = share
    finding.numerator = counts.covered
    finding.denominator = .exactly(counts.total)
    finding.counted = situation.reachedFacilities(question)
    finding.missing = missing
    if target.asksForMore, let best = counts.covered.atMost {
      finding.shortfall = Shortfall(
        target.bound / 100 * counts.total - best, denominator.unit,
        above: target.comparator == .above)
    }
    return finding
  }
}

/// What shares of reach are counted in.
struct Denominator: Hashable, Sendable {
  /// `households`, `residential_land`, or the id of a figure of areas that households have, too.
  let id: String
  let name: LocalizedText
  let unit: LocalizedText

  init(_ fields: Fields) throws(Failure) {
    let node = try fields.required("denominator")
    switch try node.text() {
    case "residential_land":
      id = "residential_land"
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
