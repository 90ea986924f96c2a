import Diagnostics

/// Points that are asked about, as warnings speak of them.
package struct AskedPoints: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    case origins, destinations
  }

  package let role: Role
  /// The name of their table; `nil`: they were given one by one.
  package let file: String?
  package let ids: [String]
  package let isJoined: [Bool]
  /// By point: whether it lies far from the streets, and would not with longitude and latitude
  /// exchanged.
  package let isExchanged: [Bool]

  package init(
    role: Role, file: String?, ids: [String], isJoined: [Bool], isExchanged: [Bool]
  ) {
    self.role = role
    self.file = file
    self.ids = ids
    self.isJoined = isJoined
    self.isExchanged = isExchanged
  }

  /// So many ids are named.
  private static let named = 5

  /// `2 of 7 origins in shops.csv (a, b)`; `nil` if there are none.
  ///
  /// - Parameter isMeant: By point.
  func text(of isMeant: [Bool]) -> LocalizedText? {
    let meant = zip(ids, isMeant).filter(\.1).map(\.0)
    guard !meant.isEmpty else { return nil }
    let some = meant.prefix(Self.named) + (meant.count > Self.named ? ["…"] : [])
    let (nouns, counted) = (role.nouns(file, ids.count), "\(meant.count) of \(ids.count)")
    return LocalizedText(
      english: "\(counted) \(nouns.english) (\(some.joined(separator: ", ")))",
      chinese: "\(nouns.chinese)中有 \(meant.count) 个（\(some.joined(separator: "、"))）")
  }
}

extension AskedPoints.Role {
  fileprivate func nouns(_ file: String?, _ count: Int) -> LocalizedText {
    let one = count == 1
    guard let file else {
      return LocalizedText(
        english: one ? "point of --at" : "points of --at", chinese: "--at 的 \(count) 个点")
    }
    return LocalizedText(
      english: "\(one ? String(name.english.dropLast()) : name.english) in \(file)",
      chinese: "\(file) 的 \(count) 个\(name.chinese)")
  }

  /// In English in the plural.
  var name: LocalizedText {
    switch self {
    case .origins: LocalizedText(english: "origins", chinese: "起点")
    case .destinations: LocalizedText(english: "destinations", chinese: "讫点")
    }
  }
}
