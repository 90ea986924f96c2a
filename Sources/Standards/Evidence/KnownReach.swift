/// What is known of the answers to a question, in all areas alike.
///
/// A class: it is looked up in every area, on all threads, and a struct's members would be counted
/// references each.
final class KnownReach: Sendable {
  /// By area, then by denominator; `nil` where nothing was counted.
  let counts: [[String: Evidence.ReachCount]]?
  /// By area: the places that are reached; `nil` where nothing was counted.
  let facilities: [[Int]]?
  /// Categories of which no input speaks.
  let unknown: Set<Missing>
  /// Categories of which there may be other places.
  let incomplete: Set<Missing>
  /// The same, and what keeps it from being known of some households whether they reach a place.
  let open: Set<Missing>

  fileprivate init(_ question: ReachQuestion, _ evidence: Evidence) {
    func missing(_ known: Set<String>) -> Set<Missing> {
      Set(question.categories.subtracting(known).map { .facilities(category: $0) })
    }
    counts = evidence.reach[question]
    facilities = evidence.reachedFacilities[question]
    unknown = missing(evidence.knownCategories)
    incomplete = missing(evidence.completeCategories)
    let doubts = question.tiers.flatMap { evidence.lacks(of: $0.places) }
    // Either may be the cause.
    open = incomplete.union(doubts).union([.streets])
  }
}

extension Evidence {
  func known(of questions: Set<ReachQuestion>) -> [ReachQuestion: KnownReach] {
    Dictionary(uniqueKeysWithValues: questions.map { ($0, KnownReach($0, self)) })
  }

  /// The figures of places for want of which it is not known whether these count.
  fileprivate func lacks(of choice: PlaceChoice) -> [Missing] {
    guard !choice.conditions.isEmpty else { return [] }
    return facilities.filter { facility in
      facility.categories.contains(where: choice.categories.contains)
        && choice.counts(facility) == nil
    }.flatMap(choice.lacks)
  }
}
