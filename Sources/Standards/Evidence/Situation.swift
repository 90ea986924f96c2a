import Diagnostics

/// An area together with all that is known: what a requirement is judged on.
struct Situation {
  let evidence: Evidence
  let area: JudgedArea
  /// What other rules of the same file found in this area, by their id: for rules that rest on them.
  var findings: [String: Finding] = [:]
  /// Places that another part of a rule counts already, by position.
  var uncounted: Set<Int> = []
  /// Position of the area.
  private let position: Int
  private let reaches: [ReachQuestion: KnownReach]

  /// - Parameters:
  ///   - area: Its position.
  ///   - reaches: Of all questions that will be asked.
  init(_ evidence: Evidence, area: Int, _ reaches: [ReachQuestion: KnownReach]) {
    self.evidence = evidence
    self.area = evidence.areas[area]
    position = area
    self.reaches = reaches
  }

  /// The same of another area.
  func of(_ area: Int) -> Situation { Situation(evidence, area: area, reaches) }

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
    for (category, unknown) in zip(choice.categories, choice.unknown) {
      if !evidence.completeCategories.contains(category) {
        places.isOpen = true
        if places.missing.isEmpty {
          places.missing = unknown
        } else {
          places.missing.formUnion(unknown)
        }
      }
      for facility in area.facilities[category] ?? []
      where !evidence.facilities[facility].isListed(under: choice.categories, before: category) {
        if !uncounted.isEmpty, uncounted.contains(facility) { continue }
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

  /// The places of a category, wherever they stand.
  func placesAnywhere(of category: String) -> (sure: [Int], isOpen: Bool) {
    (
      (evidence.facilitiesByCategory[category] ?? []).filter { evidence.facilities[$0].isBuilt },
      !evidence.completeCategories.contains(category)
    )
  }

  /// Holds the share of a denominator that can reach one of some places, percent, to a target.
  func reach(_ question: ReachQuestion, _ denominator: String, _ target: Target) -> Finding {
    guard let known = reaches[question] else { return .noData([]) }
    let counts = known.counts?[position]
    guard let count = counts?[denominator], count.total > 0 else {
      if isNobody(counts, denominator) { return Finding(.notApplicable) }
      // Where no place is known at all nobody was counted either.
      let isCounted = counts != nil || known.unknown.isEmpty
      return .noData(
        known.unknown.union(isCounted ? [.households(denominator: denominator)] : []))
    }
    let covered = Quantity(
      atLeast: count.covered,
      atMost: known.incomplete.isEmpty ? count.covered + count.unknown : count.total)
    let share = Self.share(covered, count)
    var finding = Finding(target.state(of: share))
    finding.value = share
    finding.numerator = Quantity(
      atLeast: covered.atLeast, atMost: count.lacksCovered ? nil : covered.atMost)
    finding.denominator = Quantity(
      atLeast: count.total, atMost: count.isPartial ? nil : count.total)
    finding.counted = known.facilities?[position] ?? []
    finding.missing = count.unknown > 0 ? known.open : known.incomplete
    if count.isPartial { finding.missing.insert(.households(denominator: denominator)) }
    return finding
  }

  /// Percent. Those of whom it is not known how many they count may be any number, and so may raise it to
  /// all, or lower it to none.
  private static func share(_ covered: Quantity, _ count: Evidence.ReachCount) -> Quantity {
    let share = covered * (100 / count.total)
    return Quantity(
      atLeast: count.lacksOthers ? 0 : share.atLeast,
      atMost: count.lacksCovered ? 100 : share.atMost)
  }
}

extension Situation {
  /// Whether nothing is asked, since nobody is there: of those that were counted none, or, where all
  /// households are known, no household, and nothing states that somebody lives there. Of land it is
  /// likelier that nobody brought it.
  private func isNobody(_ counts: [String: Evidence.ReachCount]?, _ denominator: String) -> Bool {
    guard let counts, let count = counts[denominator], !count.isPartial,
      denominator != Denominator.residentialLand
    else { return false }
    if let households = counts[Denominator.households], households.total > 0 { return true }
    let stated = [AttributeSet.population, Denominator.households].compactMap {
      area.figures[$0]?.number
    }
    return evidence.hasAllHouseholds && stated.allSatisfy { $0.atLeast == 0 }
  }
}

extension Evidence.Facility {
  /// Whether one of some categories that stand before another is its own, too.
  fileprivate func isListed(under categories: [String], before category: String) -> Bool {
    self.categories.count > 1
      && categories.prefix { $0 != category }.contains(where: self.categories.contains)
  }
}
