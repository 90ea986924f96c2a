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
    for node in try fields.list("reached") {
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

  var names: [AmountNames] {
    [
      AmountNames(
        Units.inReach, of: denominator.name,
        countsHouseholds: denominator.id == Denominator.households)
    ]
  }

  func finding(in situation: Situation) -> Finding {
    var finding = situation.reach(question, denominator.id, target)
    let standIn =
      denominator.id == Denominator.households ? situation.evidence.householdsStandIn : nil
    if let covered = finding.numerator, let total = finding.denominator {
      finding.shortfall = target.shortfall(
        of: covered, times: total.atLeast / 100, standIn ?? denominator.unit)
    }
    return finding
  }
}
