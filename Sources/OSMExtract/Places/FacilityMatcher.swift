import OSMKit
import Texts

/// A rule of a category whose texts have become numbers of `OSMData.strings`.
struct FacilityMatcher {
  let name: String
  private let condition: TagMatcher
  private let naming: TagPattern?
  private let namingKey: Int32?
  private let called: [String]
  private let notCalled: [String]
  private let nameKey: Int32?
  private let strings: TextColumn

  init(_ rule: CategorySet.Rule, data: OSMData, numbers: StringNumbers) {
    name = rule.name
    condition = TagMatcher(rule.condition, numbers: numbers)
    naming = rule.naming
    namingKey = rule.naming.flatMap { numbers[$0.key] }
    called = rule.called
    notCalled = rule.notCalled
    nameKey = numbers[CategorySet.Rule.nameKey]
    strings = data.strings
  }

  func fits(_ tags: TagList) -> Bool {
    condition.fits(tags) && fitsNaming(tags) && fitsName(tags)
  }

  private func fitsNaming(_ tags: TagList) -> Bool {
    guard let naming else { return true }
    guard let value = namingKey.flatMap({ tags.value(of: $0) }) else { return false }
    let names = strings[Int(value)].split(separator: ";")
    return names.contains { ExactText($0.filter { $0 != " " }) == naming.value.map(ExactText.init) }
  }

  private func fitsName(_ tags: TagList) -> Bool {
    if called.isEmpty, notCalled.isEmpty { return true }
    guard let value = nameKey.flatMap({ tags.value(of: $0) }) else { return called.isEmpty }
    let name = strings.utf8(Int(value))
    let holds = { (text: String) in name.holds(text.utf8) }
    return (called.isEmpty || called.contains(where: holds)) && !notCalled.contains(where: holds)
  }
}

extension Collection<UInt8> {
  /// Whether some bytes stand in it, one after the other.
  fileprivate func holds(_ bytes: some Collection<UInt8>) -> Bool {
    indices.contains { self[$0...].starts(with: bytes) }
  }
}
