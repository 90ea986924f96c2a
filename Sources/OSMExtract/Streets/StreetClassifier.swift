import Geography
import OSMKit

/// Turns the ways and nodes that were read into classed streets, by the rules of a profile.
struct StreetClassifier {
  private let data: OSMData
  private let rules: StreetRules
  private let numbers: StringNumbers
  private let nameKey: Int32?
  private let steps: [TagMatcher]
  private let notJoined: [TagMatcher]
  private let lines: [TagMatcher]
  private let closedDirections: [TagMatcher]
  private let barriers: [TagMatcher]

  /// Keys whose use is counted, beside those that decide.
  static let countedKeys = ["*:conditional", "opening_hours", "locked", "name"]
  /// Keys of which the values that no line names are listed.
  static let listedKeys = ["highway", "access", "foot", "barrier"]

  /// - Parameter numbers: Of the texts that decide.
  init(_ data: OSMData, rules: StreetRules, numbers: StringNumbers) {
    self.data = data
    self.rules = rules
    self.numbers = numbers
    nameKey = numbers["name"]
    func matchers(_ conditions: [TagCondition]) -> [TagMatcher] {
      conditions.map { TagMatcher($0, numbers: numbers) }
    }
    lines = matchers(rules.lines.map(\.condition))
    steps = matchers(rules.steps)
    notJoined = matchers(rules.notJoined)
    closedDirections = matchers(rules.closedDirections.map(\.condition))
    barriers = matchers(rules.barriers.map(\.condition))
  }

  func classify() -> ClassifiedStreets {
    var streets = Streets()
    streets.texts = data.strings
    var statistics = StreetStatistics()
    statistics.ways = data.counts.ways
    statistics.squareRelations = data.counts.streetMultipolygons
    statistics.lines = rules.lines.map {
      StreetStatistics.Line(number: $0.number, streetClass: $0.streetClass, ways: 0)
    }
    // The first line refused every way that was not read.
    statistics.lines[0].ways = data.counts.ways - data.streets.ids.count
    var census = TagCensus(data, rules: rules, numbers: numbers, listedKeys: Self.listedKeys)

    for way in data.streets.ids.indices {
      let tags = TagList(data.streets.tags, row: way)
      let line = lines.firstIndex { $0.fits(tags) } ?? lines.count - 1
      statistics.lines[line].ways += 1
      census.list(tags)
      guard rules.lines[line].streetClass != .refused else { continue }
      census.count(tags)
      append(way, tags: tags, line: rules.lines[line], to: &streets)
    }
    addNodes(to: &streets, census: &census)
    census.write(to: &statistics)
    return ClassifiedStreets(streets: streets, statistics: statistics)
  }

  private func append(
    _ way: Int, tags: TagList, line: StreetRules.Line, to streets: inout Streets
  ) {
    streets.wayIDs.append(data.streets.ids[way])
    streets.references += data.streets.references[data.streets.range(ofStreet: way)]
    streets.firstReference.append(Int32(streets.references.count))
    streets.classes.append(line.streetClass)
    streets.lines.append(UInt8(clamping: line.number))
    streets.isSteps.append(steps.contains { $0.fits(tags) })
    streets.isJoinable.append(!notJoined.contains { $0.fits(tags) })
    var isClosed = (forward: false, backward: false)
    for (matcher, rule) in zip(closedDirections, rules.closedDirections) where matcher.fits(tags) {
      switch rule.direction {
      case .forward: isClosed.forward = true
      case .backward: isClosed.backward = true
      }
    }
    streets.isClosedForward.append(isClosed.forward)
    streets.isClosedBackward.append(isClosed.backward)
    streets.names.append(nameKey.flatMap { tags.value(of: $0) } ?? -1)
  }

  private func addNodes(to streets: inout Streets, census: inout TagCensus) {
    streets.nodeIDs = data.nodes.ids
    streets.nodeCoordinates = data.nodes.coordinates
    streets.nodeIsPresent = data.nodes.isPresent
    streets.nodeBarriers = Array(repeating: .open, count: data.nodes.ids.count)
    for (row, node) in data.nodes.tagged.enumerated() {
      let tags = TagList(data.nodes.tags, row: row)
      let barrier = barriers.firstIndex { $0.fits(tags) } ?? barriers.count - 1
      streets.nodeBarriers[Int(node)] = rules.barriers[barrier].barrierClass
      census.listBarrier(tags)
      census.count(tags)
    }
  }
}
