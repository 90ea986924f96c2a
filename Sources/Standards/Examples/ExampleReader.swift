import Diagnostics
import Geography
import OSMExtract

/// Reads what an example gives.
struct ExampleReader {
  /// The id of the standard.
  let standard: String
  /// Of the rule.
  let needs: Needs
  let attributes: AttributeSet

  func input(_ given: RuleNode) throws(Failure) -> ExampleInput {
    var input = ExampleInput()
    for (key, value) in try given.entries() { try read(key, value, &input) }
    let (more, reasons) = attributes.derived(from: input.figures)
    input.figures.merge(more) { own, _ in own }
    input.derived = reasons
    return input
  }

  private func read(_ key: String, _ node: RuleNode, _ input: inout ExampleInput) throws(Failure) {
    switch key {
    case "reach": try readReach(node, &input)
    case "when_reach": input.whenReach = try Self.count(node)
    case "incomplete": input.incomplete = Set(try node.texts())
    case "parts": try readParts(node, &input)
    default:
      if let supplied = needs.supplied.first(where: { $0.key == "\(standard)/\(key)" }) {
        input.figures[supplied.key] = try Self.suppliedFigure(supplied, node)
      } else if let attribute = attributes.attribute(key, of: .area) {
        input.figures[key] = try Self.figure(attribute, node)
      } else if needs.categories.contains(key) {
        try readFacilities(key, node, &input)
      } else {
        throw Vocabulary.unknown(
          key, "figure or category of the rule",
          among: needs.categories.sorted()
            + attributes.attributes.filter { $0.subject == .area }.map(\.id), node)
      }
    }
  }

  private static func suppliedFigure(
    _ supplied: Needs.Supplied, _ node: RuleNode
  ) throws(Failure) -> Figure {
    supplied.isNumber
      ? .number(.exactly(try node.number(in: 0...1e12))) : .yes(try node.isTrue())
  }

  private static func figure(
    _ attribute: Attribute, _ node: RuleNode
  ) throws(Failure) -> Figure {
    if let list = try? node.texts() { return .list(list) }
    guard let figure = attribute.figure(named: try node.text()) else {
      throw node.failure(
        "\"\(attribute.id)\" is never \"\(try node.text())\"",
        advice: attribute.words.isEmpty
          ? "Give a number from 0 on"
          : "What may stand here: \(attribute.words.joined(separator: ", "))")
    }
    return figure
  }

  private static func count(_ node: RuleNode) throws(Failure) -> Evidence.ReachCount {
    let values = try node.mapping(of: ["covered", "unknown", "total"])
    let total = try values.required("total", in: node).number(in: 0...1e12)
    return Evidence.ReachCount(
      covered: try values.required("covered", in: node).number(in: 0...total),
      unknown: try values["unknown"]?.number(in: 0...total) ?? 0, total: total)
  }

  /// One count, or one for each category.
  private func readReach(_ node: RuleNode, _ input: inout ExampleInput) throws(Failure) {
    let entries = try node.entries()
    if entries.contains(where: { $0.key == "total" }) {
      input.reach = try Self.count(node)
      return
    }
    for (category, count) in entries { input.reachOfKinds[category] = try Self.count(count) }
  }

  private func readParts(_ node: RuleNode, _ input: inout ExampleInput) throws(Failure) {
    if let list = try? node.list() {
      var parts: [Finding] = []
      for part in list { parts.append(Finding(try part.choice(of: State.self))) }
      input.parts = parts
      return
    }
    var parts: [Finding] = []
    for (key, value) in try node.entries() {
      if let state = State(rawValue: key) {
        let count = try value.wholeNumber(in: 0...1_000_000)
        parts += Array(repeating: Finding(state), count: count)
      } else {
        input.findings[key] = Finding(try value.choice(of: State.self))
      }
    }
    if !parts.isEmpty { input.parts = parts }
  }

  private func readFacilities(
    _ category: String, _ node: RuleNode, _ input: inout ExampleInput
  ) throws(Failure) {
    input.known.insert(category)
    for facility in try node.list() {
      var figures: [String: Figure] = [:]
      var place = Coordinate(longitudeE7: 0, latitudeE7: 0)
      for (key, value) in try facility.entries() {
        if key == "at" {
          place = try Self.place(value)
          continue
        }
        guard let attribute = attributes.attribute(key, of: .facility) else {
          throw Vocabulary.unknown(
            key, "figure of places",
            among: attributes.attributes.filter { $0.subject == .facility }.map(\.id),
            value)
        }
        figures[key] = try Self.figure(attribute, value)
      }
      input.inside[category, default: []].append(input.facilities.count)
      input.facilities.append(
        Evidence.Facility(
          id: "\(input.facilities.count)", name: nil, categories: [category], place: place,
          figures: figures))
    }
  }

  /// Meters east and north, near the equator.
  private static func place(_ node: RuleNode) throws(Failure) -> Coordinate {
    let meters = try node.list()
    guard meters.count == 2 else { throw node.failure("[east, north] in meters should stand here") }
    let plane = LocalPlane(at: Coordinate(longitudeE7: 0, latitudeE7: 0))
    let range = -100_000.0...100_000
    return Coordinate(
      longitudeE7: Int32((try meters[0].number(in: range) / plane.metersPerStepEast).rounded()),
      latitudeE7: Int32((try meters[1].number(in: range) / plane.metersPerStepNorth).rounded()))
  }
}
