import Geography
import OSMKit

/// Turns the ways and nodes that were read into classed streets, by the rules of a profile.
struct StreetClassifier {
  private let data: OSMData
  private let rules: StreetRules
  private let positions: [String: Int32]
  private let steps: [TagMatcher]
  private let notJoined: [TagMatcher]
  private let lines: [TagMatcher]
  private let closedDirections: [TagMatcher]
  private let barriers: [TagMatcher]

  /// Keys whose use is counted, beside those that decide.
  static let countedKeys = ["*:conditional", "opening_hours", "locked", "name"]
  /// Keys of which the values that no line names are listed.
  private static let listedKeys = ["highway", "access", "foot", "barrier"]

  /// - Parameter positions: Of each of `data.strings`.
  init(_ data: OSMData, rules: StreetRules, positions: [String: Int32]) {
    self.data = data
    self.rules = rules
    self.positions = positions
    func matchers(_ conditions: [TagCondition]) -> [TagMatcher] {
      conditions.map { TagMatcher($0, positions: positions) }
    }
    lines = matchers(rules.lines.map(\.condition))
    steps = matchers(rules.steps)
    notJoined = matchers(rules.notJoined)
    closedDirections = matchers(rules.closedDirections.map(\.condition))
    barriers = matchers(rules.barriers.map(\.condition))
  }

  func classify() -> (Streets, StreetStatistics) {
    var streets = Streets()
    var statistics = StreetStatistics()
    statistics.ways = data.counts.ways
    statistics.squareRelations = data.counts.streetMultipolygons
    statistics.lines = rules.lines.map {
      StreetStatistics.Line(number: $0.number, streetClass: $0.streetClass, ways: 0)
    }
    // The first line refused every way that was not read.
    statistics.lines[0].ways = data.counts.ways - data.streets.ids.count
    var census = TagCensus(data, rules: rules, positions: positions, listedKeys: Self.listedKeys)

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
    return (streets, statistics)
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
    let name = positions["name"].flatMap { tags.value(of: $0) }
    streets.names.append(name.map { data.strings[Int($0)] })
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

/// Counts tags that the rule does not read and values that no line names.
private struct TagCensus {
  private let strings: [String]
  private let listedKeys: [String]
  private let keyPositions: [Int32?]
  private let isNamed: Set<TagPattern>
  private let isConditional: [Bool]
  private let openingHours: Int32?
  private let locked: Int32?
  /// By listed key: how often each value occurs.
  private var occurrences: [[Int32: Int]]
  private var conditionalCount = 0
  private var openingHoursCount = 0
  private var lockedCount = 0

  init(
    _ data: OSMData, rules: StreetRules, positions: [String: Int32], listedKeys: [String]
  ) {
    strings = data.strings
    self.listedKeys = listedKeys
    keyPositions = listedKeys.map { positions[$0] }
    let conditions =
      rules.lines.map(\.condition) + rules.barriers.map(\.condition) + rules.steps
    isNamed = Set(conditions.flatMap { $0.any + $0.unless })
    isConditional = data.strings.map { $0.hasSuffix(":conditional") }
    openingHours = positions["opening_hours"]
    locked = positions["locked"]
    occurrences = Array(repeating: [:], count: listedKeys.count)
  }

  mutating func count(_ tags: TagList) {
    var hasConditional = false
    for index in tags.range {
      let key = tags.columns.keys[index]
      if isConditional[Int(key)] { hasConditional = true }
      if key == openingHours { openingHoursCount += 1 }
      if key == locked { lockedCount += 1 }
    }
    if hasConditional { conditionalCount += 1 }
  }

  /// Values of a way: of every listed key but `barrier`, which matters on nodes.
  mutating func list(_ tags: TagList) { list(tags, keys: 0..<listedKeys.count - 1) }

  mutating func listBarrier(_ tags: TagList) {
    list(tags, keys: listedKeys.count - 1..<listedKeys.count)
  }

  private mutating func list(_ tags: TagList, keys: Range<Int>) {
    for index in tags.range {
      for key in keys where keyPositions[key] == tags.columns.keys[index] {
        occurrences[key][tags.columns.values[index], default: 0] += 1
      }
    }
  }

  func write(to statistics: inout StreetStatistics) {
    statistics.conditional = conditionalCount
    statistics.openingHours = openingHoursCount
    statistics.locked = lockedCount
    for (key, values) in zip(listedKeys, occurrences) {
      let unnamed = values.compactMap { value, count -> StreetStatistics.UnnamedValue? in
        let text = strings[Int(value)]
        guard !isNamed.contains(TagPattern(key: key, value: text)) else { return nil }
        return StreetStatistics.UnnamedValue(key: key, value: text, count: count)
      }
      statistics.unnamedValues += unnamed.sorted { ($1.count, $0.value) < ($0.count, $1.value) }
    }
  }
}
