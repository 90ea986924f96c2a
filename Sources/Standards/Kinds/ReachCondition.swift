import Diagnostics
import OSMExtract

/// Whether a share of an area's households can reach a place: a part of rules that ask more.
struct ReachCondition: Hashable, Sendable {
  let question: ReachQuestion
  /// Percent of the households.
  private let target: Target

  /// `of`, `where`, `within` and `share` (percent; all, where it is left out).
  init(_ fields: Fields) throws(Failure) {
    question = ReachQuestion(tiers: [
      ReachQuestion.Tier(places: try fields.places(), within: try fields.within())
    ])
    target = Target(.atLeast, try fields["share"]?.number(in: 0...100) ?? 100)
  }

  /// The same for one category, whatever `of` says.
  init(_ category: String, _ fields: Fields) throws(Failure) {
    question = ReachQuestion(tiers: [
      ReachQuestion.Tier(
        places: PlaceChoice([category], [], fields.vocabulary), within: try fields.within())
    ])
    // Without a share it is enough that somebody reaches it.
    target =
      if let share = fields["share"] {
        Target(.atLeast, try share.number(in: 0...100))
      } else {
        Target(.above, 0)
      }
  }

  static let names = AmountNames(
    Units.inReach, of: LocalizedText(english: "households", chinese: "住户"),
    countsHouseholds: true)

  /// Whether so many households reach one, and how many do.
  func finding(in situation: Situation) -> Finding {
    var finding = situation.reach(question, "households", target)
    finding.settle()
    return finding
  }
}
