/// What a selection takes objects for, by tags whose texts have become positions.
struct TagRoles {
  struct Roles: OptionSet {
    let rawValue: UInt8
    static let street = Roles(rawValue: 1)
    static let streetNode = Roles(rawValue: 2)
    static let place = Roles(rawValue: 4)
    static let boxedPlace = Roles(rawValue: 8)
  }

  private struct KeyRule {
    var ofAnyValue: Roles = []
    var ofValues: [(value: Int32, roles: Roles)] = []
  }

  /// By text: the rule of the key; -1 if it has none.
  private var ruleOfKey: [Int32]
  private var rules: [KeyRule] = []
  /// By text: whether it is a key that is handed over.
  private(set) var isStreetKey: [Bool]
  private(set) var isPlaceKey: [Bool]

  init(_ selection: OSMSelection, _ strings: TextColumn) {
    let patterns: [(Roles, [TagPattern])] = [
      (.street, selection.streetTags), (.streetNode, selection.nodeTags),
      (.place, selection.placeTags), (.boxedPlace, selection.boxedPlaceTags),
    ]
    let keys = selection.streetKeys + selection.placeKeys
    let positions = strings.positions(
      of: patterns.flatMap(\.1).flatMap { [$0.key] + ($0.value.map { [$0] } ?? []) } + keys)
    ruleOfKey = Array(repeating: -1, count: strings.count)
    isStreetKey = Self.areKeys(selection.streetKeys, positions, strings)
    isPlaceKey = Self.areKeys(selection.placeKeys, positions, strings)
    for (roles, patterns) in patterns {
      for pattern in patterns { add(pattern, roles, positions) }
    }
  }

  private mutating func add(
    _ pattern: TagPattern, _ roles: Roles, _ positions: [String: Int32]
  ) {
    guard let key = positions[pattern.key].map({ Int($0) }) else { return }
    if ruleOfKey[key] < 0 {
      ruleOfKey[key] = Int32(rules.count)
      rules.append(KeyRule())
    }
    let rule = Int(ruleOfKey[key])
    guard let value = pattern.value else {
      rules[rule].ofAnyValue.formUnion(roles)
      return
    }
    if let value = positions[value] { rules[rule].ofValues.append((value, roles)) }
  }

  /// By text: whether it is one of some keys, or ends like one that begins with `*`.
  private static func areKeys(
    _ keys: [String], _ positions: [String: Int32], _ strings: TextColumn
  ) -> [Bool] {
    var areKeys = Array(repeating: false, count: strings.count)
    for key in keys {
      if key.first == "*" {
        let suffix = Array(key.dropFirst().utf8)
        for text in strings.indices where strings.hasSuffix(suffix, text) { areKeys[text] = true }
      } else if let text = positions[key] {
        areKeys[Int(text)] = true
      }
    }
    return areKeys
  }

  func of(_ tags: TagColumns, row: Int) -> Roles {
    var roles: Roles = []
    for tag in tags.range(ofRow: row) {
      let number = Int(ruleOfKey[Int(tags.keys[tag])])
      guard number >= 0 else { continue }
      roles.formUnion(rules[number].ofAnyValue)
      for (value, others) in rules[number].ofValues where value == tags.values[tag] {
        roles.formUnion(others)
      }
    }
    return roles
  }
}
