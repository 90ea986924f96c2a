import Diagnostics
import OSMExtract

/// One place for so many people: between how many and how many.
struct PerPeople: Requirement {
  static let keys = ["of", "where", "people"]

  private let places: PlaceChoice
  private let name: LocalizedText
  /// How many people one place is for.
  private let fewest: Double
  private let most: Double

  init(_ fields: Fields) throws(Failure) {
    places = try fields.places()
    name = places.name
    let node = try fields.required("people")
    let ends = try node.list()
    guard ends.count == 2 else {
      throw node.failure("two numbers should stand here", advice: "For example [30000, 100000]")
    }
    fewest = try ends[0].number(in: 1...1e9)
    most = try ends[1].number(in: fewest...1e9)
  }

  var needs: Needs { Needs(figures: [AttributeSet.population], categories: Set(places.categories)) }

  var words: LocalizedText {
    LocalizedText(
      english: "1 × \(name.english) for \(fewest.words)–\(most.words) residents",
      chinese: "每 \(fewest.words)–\(most.words) 人 1 处\(name.chinese)")
  }

  var names: [AmountNames] {
    [AmountNames(name, of: LocalizedText(english: "residents", chinese: "常住人口"))]
  }

  func finding(in situation: Situation) -> Finding {
    let (population, unknown) = situation.figure(AttributeSet.population)
    guard let population else { return .noData(unknown) }
    // Of nobody nothing is asked.
    if population.atMost == 0 { return Finding(.notApplicable) }
    let found = situation.places(places)
    let needed = Quantity(
      atLeast: (population.atLeast / most).rounded(.up),
      atMost: population.atMost.map { ($0 / most).rounded(.up) })
    var finding = Finding(Self.state(found.count, needed))
    finding.value = found.count
    finding.numerator = found.count
    finding.denominator = population
    finding.counted = found.sure
    finding.missing = found.missing.union(unknown)
    if let there = found.count.atMost {
      finding.shortfall = Shortfall(needed.atLeast - there, Units.places(name))
    }
    if let range = population.exact.map({ ($0 / fewest).rounded(.down) }),
      found.count.atLeast > max(range, needed.atLeast)
    {
      finding.remarks.append(
        LocalizedText(
          english: "More than the \(Int(max(range, needed.atLeast))) that the range asks for.",
          chinese: "多于标准区间上限 \(Int(max(range, needed.atLeast))) 处。"))
    }
    return finding
  }

  private static func state(_ count: Quantity, _ needed: Quantity) -> State {
    if let most = needed.atMost, count.atLeast >= most { return .met }
    if let there = count.atMost, there < needed.atLeast { return .notMet }
    return .noData
  }
}
