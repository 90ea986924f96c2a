import Texts

/// What communities are called: by an id of their own, or by a name that one of them alone has.
///
/// Blanks, case and the width of letters do not tell two texts apart, unless one is an id byte for
/// byte. An id stands before a name.
package struct CommunityNames: Sendable {
  /// Who is called so.
  package enum Meaning: Hashable, Sendable {
    case one(Int)
    /// Nobody can tell which of them.
    case several
  }

  private var exactIDs: [ExactText: Int] = [:]
  private var ids: [ForgivingName: Meaning] = [:]
  private var names: [ForgivingName: Meaning] = [:]

  package init(_ communities: Communities) {
    for (community, id) in communities.ids.enumerated()
    where !communities.withoutOwnID.contains(community) {
      exactIDs[ExactText(id)] = community
      Self.add(community, called: id, to: &ids)
    }
    for (community, name) in communities.names.enumerated() {
      if let name { Self.add(community, called: name, to: &names) }
    }
    for name in communities.namesSetAside where names[ForgivingName(name)] != nil {
      names[ForgivingName(name)] = .several
    }
  }

  private static func add(
    _ community: Int, called text: String, to meanings: inout [ForgivingName: Meaning]
  ) {
    let name = ForgivingName(text)
    guard !name.isEmpty else { return }
    meanings[name] = meanings[name] == nil ? .one(community) : .several
  }

  /// - Returns: `nil` where none has that id.
  package func meaning(ofID text: String) -> Meaning? {
    exactIDs[ExactText(text)].map(Meaning.one) ?? ids[ForgivingName(text)]
  }

  /// - Returns: `nil` where none has that id or name.
  package func meaning(of text: String) -> Meaning? {
    meaning(ofID: text) ?? names[ForgivingName(text)]
  }
}
