import OSMKit

/// As the section `held` has them.
extension HeldTags {
  private static let roles = ["street", "node", "place"]

  /// `role key` or `role key=value`; no key has a blank or an equals sign.
  var lines: [String] {
    zip(Self.roles, [streetTags, nodeTags, placeTags]).flatMap { role, patterns in
      patterns.map { "\(role) \($0.key)" + ($0.value.map { "=\($0)" } ?? "") }
    }
  }

  init(lines: some Sequence<String>) {
    var patterns: [Substring: [TagPattern]] = [:]
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1)
      let tag = (parts.last ?? "").split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let key = tag.first else { continue }
      patterns[parts[0], default: []].append(
        TagPattern(key: key, value: tag.count > 1 ? tag[1] : nil))
    }
    self.init(
      streetTags: patterns["street"] ?? [], nodeTags: patterns["node"] ?? [],
      placeTags: patterns["place"] ?? [])
  }
}
