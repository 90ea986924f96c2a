import Diagnostics
import GapAnalysis
import OSMExtract
import WalkingNetwork

/// Why the verdicts on one household are as they are, in lines that can be read aloud.
package struct ExplanationText {
  private let explained: ExplainedPlace
  private let byLength: ExplainedPlace?
  private let source: Households.Source
  private let categories: CategorySet
  private let profile: WalkingProfile
  private let language: Language

  /// - Parameter byLength: The same place by the length of walks alone, if there are such limits.
  package init(
    _ explained: ExplainedPlace, byLength: ExplainedPlace?, source: Households.Source,
    categories: CategorySet,
    profile: WalkingProfile, language: Language
  ) {
    self.explained = explained
    self.byLength = byLength
    self.source = source
    self.categories = categories
    self.profile = profile
    self.language = language
  }

  private typealias Sentence = ExplanationSentence

  package var text: String {
    var lines = [
      say(Sentence.subject(explained.id, source, explained.place)),
      say(profile.walking),
    ]
    guard explained.isInsideDataArea else {
      return (lines + [say(Sentence.outside)]).joined(separator: "\n") + "\n"
    }
    lines += [""] + joins
    for (index, category) in categories.categories.enumerated() {
      let about = self.lines(of: explained.categories[index]) + linesByLength(ofCategory: index)
      lines += ["", category.name[language]] + about.map { "  " + $0 }
    }
    lines += ["", say(openEnd)]
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ sentence: LocalizedText) -> String { sentence[language] }

  private var joins: [String] {
    guard !explained.joins.isEmpty else { return [say(Sentence.joinsNone)] }
    return [say(Sentence.joins)] + explained.joins.map { "  " + say(Sentence.join($0)) }
  }

  private var openEnd: LocalizedText {
    explained.openEnd.map { Sentence.openEnd($0.centiseconds, $0.route.end) } ?? Sentence.noOpenEnd
  }

  private func lines(of category: ExplainedPlace.Category) -> [String] {
    var lines: [String] = []
    if let (facility, walk) = category.nearest {
      lines.append(say(Sentence.nearest(named(facility), walk)))
    } else {
      lines.append(say(Sentence.noWalk))
    }
    if let (facility, meters, isJoined) = category.straight {
      lines.append(say(Sentence.straight(named(facility), meters, isJoined: isJoined)))
    }
    if let factor = category.detourFactor { lines.append(say(Sentence.factor(factor))) }
    return lines + verdicts(on: category, of: explained)
  }

  /// By limits in meters; empty without such.
  private func linesByLength(ofCategory index: Int) -> [String] {
    guard let byLength else { return [] }
    let category = byLength.categories[index]
    // Without a walk it was said before.
    let shortest = category.nearest.map { facility, walk in
      say(Sentence.shortest(named(facility), walk))
    }
    return [shortest].compactMap(\.self) + verdicts(on: category, of: byLength)
  }

  private func verdicts(
    on category: ExplainedPlace.Category, of place: ExplainedPlace
  ) -> [String] {
    zip(place.limits, category.verdicts).map { limit, verdict in
      say(Sentence.verdict(limit, verdict, say(reason(verdict, category, limit, of: place))))
    }
  }

  private func named(_ facility: Int) -> Sentence.Facility {
    Sentence.Facility(
      id: explained.facilities.ids[facility], name: explained.facilities.names[facility])
  }

  /// What decided, with its numbers.
  private func reason(
    _ verdict: Verdict, _ category: ExplainedPlace.Category, _ limit: Limit,
    of place: ExplainedPlace
  ) -> LocalizedText {
    let walk = category.nearest?.walk
    let line = category.straight?.meters ?? 0
    switch verdict {
    case .covered: return Sentence.within(walk?.centiseconds ?? 0, limit)
    case .unknown: return Sentence.dataEnds(place.openEnd?.centiseconds ?? 0, limit)
    case .notCovered(.noFacility): return Sentence.noFacility(category.facilityCount)
    case .notCovered(.offNetwork): return Sentence.noJoin(explained.maxJoinMeters)
    case .notCovered(.notConnected): return Sentence.notConnected(category.joinedCount)
    case .notCovered(.detour):
      return walk.map { Sentence.detour($0.route, line, explained.detourFactorLimit) }
        ?? Sentence.detourWithoutWalk(line)
    case .notCovered(.tooFar):
      let reach = place.reachMillimeters(limit)
      if let walk, Int64((line * 1000).rounded()) <= reach {
        return Sentence.noDetour(walk.route, line, explained.detourFactorLimit, limit, reach)
      }
      return Sentence.farInLine(line, limit, reach)
    }
  }
}
