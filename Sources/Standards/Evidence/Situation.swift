import Diagnostics

/// An area together with all that is known: what a requirement is judged on.
struct Situation {
  let evidence: Evidence
  /// Position of the area.
  let position: Int
  /// What other rules of the same file found in this area, by their id: for rules that rest on them.
  var findings: [String: Finding] = [:]
  /// By question: the figures of places for want of which it is not known whether they count.
  var doubts: [ReachQuestion: Set<Missing>] = [:]

  var area: JudgedArea { evidence.areas[position] }

  /// The areas of a level inside; `nil` if it is not known of every community in which of them it is.
  func parts(at level: JudgedArea.Level) -> [Int]? {
    let parts = area.parts.filter { evidence.areas[$0].level == level }
    let inside = Set(parts.flatMap { evidence.areas[$0].parts })
    let isWhole =
      level == .community
      || area.parts.allSatisfy { evidence.areas[$0].level >= level || inside.contains($0) }
    return isWhole ? parts : nil
  }

  /// A number that is known of the area, and what is missing where it is not.
  func figure(_ attribute: String) -> (quantity: Quantity?, missing: Set<Missing>) {
    let quantity = area.figures[attribute]?.number
    return (quantity, quantity?.exact == nil ? [.areaFigure(attribute)] : [])
  }

  /// The places of some kind inside.
  struct Places {
    /// Those that count, and those of which that is not known; positions, ascending.
    var sure: [Int] = []
    var possible: [Int] = []
    /// Whether there may be others that nobody told of.
    var isOpen = false
    /// What keeps the number from being known.
    var missing: Set<Missing> = []

    var count: Quantity {
      Quantity(
        atLeast: Double(sure.count), atMost: isOpen ? nil : Double(sure.count + possible.count))
    }
  }

  /// Each once, whatever the number of its categories.
  func places(_ choice: PlaceChoice) -> Places {
    var places = Places()
    if !area.isDrawn {
      places.isOpen = true
      places.missing.insert(.areas(.community))
    }
    var seen: Set<Int> = []
    for category in choice.categories {
      if !evidence.completeCategories.contains(category) {
        places.isOpen = true
        places.missing.insert(.facilities(category: category))
      }
      for facility in area.facilities[category] ?? [] where seen.insert(facility).inserted {
        switch choice.counts(evidence.facilities[facility]) {
        case true?: places.sure.append(facility)
        case false?: break
        case nil:
          places.possible.append(facility)
          places.missing.formUnion(choice.lacks(of: evidence.facilities[facility]))
        }
      }
    }
    places.sure.sort()
    places.possible.sort()
    return places
  }

  /// The share of a denominator that can reach one of some places, percent.
  ///
  /// - Returns: The share and what was counted; `nil` with what is missing where nothing is known.
  func reach(
    _ question: ReachQuestion, _ denominator: String
  ) -> (counts: (covered: Quantity, total: Double)?, missing: Set<Missing>) {
    let unknown = question.categories.subtracting(evidence.knownCategories)
    let missing = Set(unknown.map { Missing.facilities(category: $0) })
    guard let count = evidence.reach[question]?[position][denominator], count.total > 0 else {
      let none: Set<Missing> = missing.isEmpty ? [.households(denominator: denominator)] : missing
      return (nil, none)
    }
    let incomplete = question.categories.subtracting(evidence.completeCategories)
    let covered = Quantity(
      atLeast: count.covered,
      atMost: incomplete.isEmpty ? count.covered + count.unknown : count.total)
    var open = Set(incomplete.map { Missing.facilities(category: $0) })
    if count.unknown > 0 {
      let doubts = doubts[question] ?? []
      open.formUnion(doubts.isEmpty ? [.streets] : doubts)
    }
    return ((covered, count.total), open)
  }
}

extension Evidence {
  /// By question: the figures of places for want of which it is not known whether they count.
  func doubts(about questions: Set<ReachQuestion>) -> [ReachQuestion: Set<Missing>] {
    var doubts: [ReachQuestion: Set<Missing>] = [:]
    for question in questions {
      for tier in question.tiers where !tier.places.conditions.isEmpty {
        let choice = tier.places
        for facility in facilities
        where facility.categories.contains(where: choice.categories.contains)
          && choice.counts(facility) == nil
        {
          doubts[question, default: []].formUnion(choice.lacks(of: facility))
        }
      }
    }
    return doubts
  }
}
