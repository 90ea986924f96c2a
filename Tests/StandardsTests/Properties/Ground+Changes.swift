import Standards
import TestSupport

extension Ground {
  /// Takes away something of what is known.
  ///
  /// Not figures that stand for what places come to, as then two sources may differ; nor whether a
  /// place is planned, as one of which nothing is said is taken to be there; nor streets.
  ///
  /// - Returns: What it is.
  mutating func forget(_ standard: Standard, _ random: inout SeededGenerator) -> String {
    let community = Int.random(in: communities.indices, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return forgetFigure(of: community, &random)
    case 1: return blurFigure(of: community, &random)
    case 2:
      guard let key = toldOfWhole.keys.sorted().randomElement(using: &random) else { return "" }
      toldOfWhole[key] = nil
      return "\(key) of the whole"
    case 3:
      guard let place = places.indices.randomElement(using: &random),
        let key = places[place].figures.keys.sorted().filter({ $0 != "status" })
          .randomElement(using: &random)
      else { return "" }
      places[place].figures[key] = nil
      return "\(key) of \(places[place].id)"
    case 4:
      guard let category = complete.sorted().randomElement(using: &random) else { return "" }
      complete.remove(category)
      return "all \(category)"
    case 5:
      guard let category = known.sorted().randomElement(using: &random) else { return "" }
      known.remove(category)
      complete.remove(category)
      for community in communities.indices {
        communities[community].reach = communities[community].reach.filter {
          !$0.key.categories.contains(category)
        }
      }
      return "any \(category)"
    default: return forgetReach(of: community, &random)
    }
  }

  private mutating func forgetFigure(
    of community: Int, _ random: inout SeededGenerator
  ) -> String {
    guard let key = ownFigures(of: community).randomElement(using: &random) else { return "" }
    communities[community].figures[key] = nil
    // Else the number would be derived from this one, and another source may differ.
    if key == "households" { communities[community].figures["population"] = nil }
    return "\(key) of c\(community)"
  }

  /// Leaves bounds of a number.
  private mutating func blurFigure(of community: Int, _ random: inout SeededGenerator) -> String {
    let numbers = ownFigures(of: community).filter {
      communities[community].figures[$0]?.number != nil
    }
    guard let key = numbers.randomElement(using: &random),
      let exact = communities[community].figures[key]?.number?.exact
    else { return "" }
    let bounds = Quantity(
      atLeast: exact * Double(Int.random(in: 0...1, using: &random)),
      atMost: random.chance(50) ? nil : exact * 2)
    communities[community].figures[key] = .number(bounds)
    return "the exact \(key) of c\(community)"
  }

  private func ownFigures(of community: Int) -> [String] {
    communities[community].figures.keys.sorted().filter {
      $0 != "street" && !OurStandards.stated.contains($0)
    }
  }

  private mutating func forgetReach(of community: Int, _ random: inout SeededGenerator) -> String {
    let questions = communities[community].reach.keys.inOrder
    guard let question = questions.randomElement(using: &random),
      let denominator = communities[community].reach[question]?.keys.sorted()
        .randomElement(using: &random),
      var count = communities[community].reach[question]?[denominator]
    else { return "" }
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      count.unknown += count.covered / 2
      count.covered -= count.covered / 2
    case 1: count.unknown = count.total - count.covered
    default:
      communities[community].reach[question]?[denominator] = nil
      return "\(denominator) of c\(community)"
    }
    communities[community].reach[question]?[denominator] = count
    return "some reach of c\(community)"
  }

  /// Adds a place, a floor area, places for children, hours, a figure told, or households in reach.
  ///
  /// - Returns: What it is, and whether it is a place or a figure of one.
  mutating func enlarge(
    _ standard: Standard, _ random: inout SeededGenerator
  ) -> (change: String, isPlace: Bool) {
    let community = Int.random(in: communities.indices, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      let categories = standard.needs.categories.sorted()
      guard !categories.isEmpty else { return ("", false) }
      places.append(Self.place("more", categories, &random))
      return ("one more place", true)
    case 2:
      guard let place = places.indices.randomElement(using: &random) else { return ("", false) }
      let numbers = places[place].figures.filter { $0.value.number?.exact != nil }
      guard let key = numbers.keys.sorted().randomElement(using: &random),
        let exact = numbers[key]?.number?.exact
      else { return ("", false) }
      places[place].figures[key] = .number(.exactly(exact * 3 + 50))
      return ("more \(key) of \(places[place].id)", true)
    case 3:
      let keys = standard.needs.supplied.filter(\.isNumber).map(\.key)
      guard let key = keys.randomElement(using: &random),
        let exact = communities[community].figures[key]?.number?.exact
      else { return ("", false) }
      communities[community].figures[key] = .number(.exactly(exact * 2 + 1))
      return ("more \(key)", false)
    default:
      let questions = communities[community].reach.keys.inOrder
      guard let question = questions.randomElement(using: &random) else { return ("", false) }
      communities[community].reach[question]?.mutateValues { count in
        count.covered = (count.covered + count.total) / 2
        count.unknown = min(count.unknown, count.total - count.covered)
      }
      return ("more in reach", false)
    }
  }
}

extension Dictionary {
  fileprivate mutating func mutateValues(_ change: (inout Value) -> Void) {
    for key in Array(keys) {
      if var value = self[key] {
        change(&value)
        self[key] = value
      }
    }
  }
}
