import OSMKit
import Texts

/// Counts tags that the rule does not read and values that no line names.
struct TagCensus {
  private let strings: TextColumn
  private let listedKeys: [String]
  private let keyNumbers: [Int32?]
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
    _ data: OSMData, rules: StreetRules, numbers: StringNumbers, listedKeys: [String]
  ) {
    strings = data.strings
    self.listedKeys = listedKeys
    keyNumbers = listedKeys.map { numbers[$0] }
    let conditions =
      rules.lines.map(\.condition) + rules.barriers.map(\.condition) + rules.steps
    isNamed = Set(conditions.flatMap { $0.any + $0.unless })
    let suffix = Array(":conditional".utf8)
    isConditional = data.strings.indices.map { data.strings.hasSuffix(suffix, $0) }
    openingHours = numbers["opening_hours"]
    locked = numbers["locked"]
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
      for key in keys where keyNumbers[key] == tags.columns.keys[index] {
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
      statistics.unnamedValues += unnamed.sorted {
        ($1.count, ExactText($0.value)) < ($0.count, ExactText($1.value))
      }
    }
  }
}
