import Diagnostics
import OSMExtract

/// Things that must be there or be done, of which only the user knows: yes or no.
struct Checklist: Requirement {
  static let keys = ["items"]

  private let items: [Needs.Supplied]
  /// Where nothing is supplied.
  private let unknown: Finding

  init(_ fields: Fields) throws(Failure) {
    items = try Self.items(fields)
    unknown = Self.finding(items, items.map { _ in nil })
  }

  private static func items(_ fields: Fields) throws(Failure) -> [Needs.Supplied] {
    guard fields["items"] != nil else { return [fields.ofRule(isNumber: false)] }
    var items: [Needs.Supplied] = []
    for node in try fields.list("items") {
      let item = try fields.nested(node, keys: ["id", "en", "zh"])
      let title = LocalizedText(
        english: try item.required("en").text(), chinese: try item.required("zh").text())
      items.append(fields.supplied(try item.required("id").text(), title, isNumber: false))
    }
    return items
  }

  var needs: Needs { Needs(supplied: items) }

  var words: LocalizedText {
    items.count == 1
      ? LocalizedText(english: "there", chinese: "具备")
      : LocalizedText(
        english: "all of \(items.count) items", chinese: "\(items.count) 项均具备")
  }

  func finding(in situation: Situation) -> Finding {
    let figures = situation.area.figures
    guard items.contains(where: { figures[$0.key] != nil }) else { return unknown }
    return Self.finding(items, items.map { figures[$0.key]?.isYes })
  }

  private static func finding(_ items: [Needs.Supplied], _ answers: [Bool?]) -> Finding {
    let (yes, no) = (answers.count { $0 == true }, answers.count { $0 == false })
    var finding = Finding(no > 0 ? .notMet : yes == items.count ? .met : .noData)
    finding.value = Quantity(atLeast: Double(yes), atMost: Double(items.count - no))
    finding.missing = Set(
      zip(items, answers).filter { $1 == nil }.map { .supplied($0.0.key) })
    finding.shortfall = Shortfall(Double(no), Units.items)
    return finding
  }
}
