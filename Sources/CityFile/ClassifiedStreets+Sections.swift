import OSMExtract
import OSMKit

/// Streets that were classified when the file was written. Their nodes are those of the city, unless
/// the rules read fewer ways than the city has.
extension SectionList {
  /// - Parameter nodeCount: Of the city.
  mutating func add(_ classified: ClassifiedStreets, by rules: StreetRules, nodeCount: Int) {
    let streets = classified.streets
    add("classified.rules", Array(rules.signature.utf8))
    if streets.nodeIDs.count != nodeCount {
      add("classified.nodes.ids", streets.nodeIDs)
      add("classified.nodes.coordinates", streets.nodeCoordinates)
      add("classified.nodes.present", streets.nodeIsPresent)
    }
    add("classified.barriers", streets.nodeBarriers.map(\.number))
    add("classified.ways", streets.wayIDs)
    add("classified.firstReference", streets.firstReference)
    add("classified.references", streets.references)
    add("classified.classes", streets.classes.map(\.number))
    add("classified.lines", streets.lines)
    add("classified.steps", streets.isSteps)
    add("classified.joinable", streets.isJoinable)
    add("classified.closedForward", streets.isClosedForward)
    add("classified.closedBackward", streets.isClosedBackward)
    add("classified.names", streets.names)
    add(classified.statistics)
  }

  private mutating func add(_ statistics: StreetStatistics) {
    add(
      "statistics.counts",
      [
        statistics.ways, statistics.conditional, statistics.openingHours, statistics.locked,
        statistics.squareRelations,
      ].map { Int64($0) })
    add("statistics.lineNumbers", statistics.lines.map { UInt8(clamping: $0.number) })
    add("statistics.lineClasses", statistics.lines.map(\.streetClass.number))
    add("statistics.lineWays", statistics.lines.map { Int64($0.ways) })
    add("statistics.values", TextColumn(statistics.unnamedValues.flatMap { [$0.key, $0.value] }))
    add("statistics.valueCounts", statistics.unnamedValues.map { Int64($0.count) })
  }
}

extension Sections {
  /// The streets by some rules; `nil` if the file was written with others.
  func classified(by rules: StreetRules) throws(Damage) -> ClassifiedStreets? {
    guard try isClassified(by: rules) else { return nil }
    var streets = Streets()
    streets.texts = try texts("texts")
    let nodes = has("classified.nodes.ids") ? "classified.nodes" : "nodes"
    streets.nodeIDs = try column(nodes + ".ids")
    streets.nodeCoordinates = try coordinates(nodes + ".coordinates")
    streets.nodeIsPresent = try flags(nodes + ".present")
    streets.nodeBarriers = try choices("classified.barriers")
    let nodeCount = streets.nodeIDs.count
    try check(
      nodes + ".ids",
      streets.nodeCoordinates.count == nodeCount && streets.nodeIsPresent.count == nodeCount
        && streets.nodeBarriers.count == nodeCount)
    streets.wayIDs = try column("classified.ways")
    let count = streets.wayCount
    streets.references = try positions("classified.references", among: nodeCount)
    streets.firstReference = try column("classified.firstReference")
    try checkParts(
      "classified.firstReference", streets.firstReference, of: streets.references.count,
      into: count)
    streets.classes = try choices("classified.classes")
    streets.lines = try column("classified.lines")
    streets.isSteps = try flags("classified.steps")
    streets.isJoinable = try flags("classified.joinable")
    streets.isClosedForward = try flags("classified.closedForward")
    streets.isClosedBackward = try flags("classified.closedBackward")
    streets.names = try column("classified.names")
    try check(
      "classified.names",
      streets.names.allSatisfy { $0 == -1 || streets.texts.indices.contains(Int($0)) })
    let counts = [
      streets.classes.count, streets.lines.count, streets.isSteps.count, streets.isJoinable.count,
      streets.isClosedForward.count, streets.isClosedBackward.count, streets.names.count,
    ]
    try check("classified.ways", counts.allSatisfy { $0 == count })
    return ClassifiedStreets(streets: streets, statistics: try statistics())
  }

  func isClassified(by rules: StreetRules) throws(Damage) -> Bool {
    try column("classified.rules", of: UInt8.self) == Array(rules.signature.utf8)
  }

  private func choices<Choice: CaseIterable>(_ name: String) throws(Damage) -> [Choice] {
    let all = Array(Choice.allCases)
    let numbers = try column(name, of: UInt8.self)
    try check(name, numbers.allSatisfy { $0 < all.count })
    return numbers.map { all[Int($0)] }
  }

  private func statistics() throws(Damage) -> StreetStatistics {
    var statistics = StreetStatistics()
    let counts = try numbers("statistics.counts", count: 5).map { Int($0) }
    statistics.ways = counts[0]
    statistics.conditional = counts[1]
    statistics.openingHours = counts[2]
    statistics.locked = counts[3]
    statistics.squareRelations = counts[4]
    let lineNumbers = try column("statistics.lineNumbers", of: UInt8.self)
    let lineClasses: [StreetClass] = try choices("statistics.lineClasses")
    let lineWays = try numbers("statistics.lineWays", count: lineNumbers.count)
    try check("statistics.lineClasses", lineClasses.count == lineNumbers.count)
    statistics.lines = lineNumbers.indices.map { line in
      StreetStatistics.Line(
        number: Int(lineNumbers[line]), streetClass: lineClasses[line], ways: Int(lineWays[line]))
    }
    let values = try texts("statistics.values")
    let valueCounts = try numbers("statistics.valueCounts", count: values.count / 2)
    try check("statistics.values", values.count % 2 == 0)
    statistics.unnamedValues = valueCounts.indices.map { value in
      StreetStatistics.UnnamedValue(
        key: values[2 * value], value: values[2 * value + 1], count: Int(valueCounts[value]))
    }
    return statistics
  }
}

extension CaseIterable where Self: Equatable {
  /// By its place among all; their order is part of the format.
  fileprivate var number: UInt8 {
    for (number, other) in Self.allCases.enumerated() where other == self {
      return UInt8(truncatingIfNeeded: number)
    }
    return 0
  }
}
