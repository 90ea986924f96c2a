/// What a selection takes objects for, by tags whose texts have become numbers.
struct TagRoles {
  struct Roles: OptionSet {
    let rawValue: UInt8
    static let street = Roles(rawValue: 1)
    static let streetNode = Roles(rawValue: 2)
    static let place = Roles(rawValue: 4)
    static let boxedPlace = Roles(rawValue: 8)
  }

  /// By text, as a key: what objects with it are for any value.
  private var rolesOfKey: [Roles]
  /// By text, as a key: its values of interest are `values[first ..< end]`; none is 0 ..< 0.
  private var valuesOfKey: [Range<Int32>]
  private var values: [(value: Int32, roles: Roles)] = []
  /// By text: whether it is a key that is handed over.
  private(set) var isStreetKey: [Bool]
  private(set) var isPlaceKey: [Bool]

  init(_ selection: OSMSelection, _ strings: TextColumn) {
    let patterns: [(Roles, [TagPattern])] = [
      (.street, selection.streetTags), (.streetNode, selection.nodeTags),
      (.place, selection.placeTags), (.boxedPlace, selection.boxedPlaceTags),
    ]
    let keys = selection.streetKeys + selection.placeKeys
    let numbers = StringNumbers(
      strings, of: patterns.flatMap(\.1).flatMap { [$0.key] + ($0.value.map { [$0] } ?? []) } + keys
    )
    rolesOfKey = Array(repeating: [], count: strings.count)
    valuesOfKey = Array(repeating: 0..<0, count: strings.count)
    isStreetKey = Self.areKeys(selection.streetKeys, numbers, strings)
    isPlaceKey = Self.areKeys(selection.placeKeys, numbers, strings)
    var rolesOfValues: [Int32: [(value: Int32, roles: Roles)]] = [:]
    for (roles, patterns) in patterns {
      for pattern in patterns {
        guard let key = numbers[pattern.key] else { continue }
        guard let text = pattern.value else {
          rolesOfKey[Int(key)].formUnion(roles)
          continue
        }
        if let value = numbers[text] {
          rolesOfValues[key, default: []].append((value, roles))
        }
      }
    }
    for (key, ofKey) in rolesOfValues {
      let first = Int32(values.count)
      values += ofKey
      valuesOfKey[Int(key)] = first..<Int32(values.count)
    }
  }

  /// By text: whether it is one of some keys, or ends like one that begins with `*`.
  private static func areKeys(
    _ keys: [String], _ numbers: StringNumbers, _ strings: TextColumn
  ) -> [Bool] {
    var areKeys = Array(repeating: false, count: strings.count)
    for key in keys {
      if key.first == "*" {
        let suffix = Array(key.dropFirst().utf8)
        for text in strings.indices where strings.hasSuffix(suffix, text) { areKeys[text] = true }
      } else if let text = numbers[key] {
        areKeys[Int(text)] = true
      }
    }
    return areKeys
  }

  func of(_ tags: TagColumns, row: Int) -> Roles {
    var roles: Roles = []
    for tag in tags.range(ofRow: row) {
      let key = Int(tags.keys[tag])
      roles.formUnion(rolesOfKey[key])
      for index in valuesOfKey[key] where values[Int(index)].value == tags.values[tag] {
        roles.formUnion(values[Int(index)].roles)
      }
    }
    return roles
  }
}
