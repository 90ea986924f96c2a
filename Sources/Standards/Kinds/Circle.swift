import Diagnostics
import OSMExtract

/// Several rules together, of which only a part can be tested on a map: met at most as far as it
/// can be tested.
struct Circle: Requirement {
  static let keys = ["parts", "rest"]

  /// The ids of the rules.
  let parts: [String]
  /// That it holds only as far as it can be tested, and what cannot be.
  let untested: [LocalizedText]

  init(_ fields: Fields) throws(Failure) {
    var parts: [String] = []
    for node in try fields.list("parts") { parts.append(try node.text()) }
    self.parts = parts
    var rest: [LocalizedText] = []
    for node in try fields["rest"]?.list() ?? [] { rest.append(try LocalizedText(node)) }
    untested =
      rest.isEmpty
      ? []
      : [
        LocalizedText(
          english: "Only as far as it can be tested; not tested: "
            + rest.map(\.english).joined(separator: "; ") + ".",
          chinese: "仅就可检验部分而言；未检验：" + rest.map(\.chinese).joined(separator: "；") + "。")
      ]
  }

  var needs: Needs { Needs() }

  var words: LocalizedText {
    LocalizedText(
      english: "\(parts.count) rules that can be tested", chinese: "\(parts.count) 条可检验的条款")
  }

  var names: [AmountNames] {
    [AmountNames(nil, of: LocalizedText(english: "rules that can be tested", chinese: "可检验的条款"))]
  }

  func finding(in situation: Situation) -> Finding {
    let parts = parts.compactMap { situation.findings[$0] }.filter { $0.state != .notApplicable }
    guard !parts.isEmpty else { return Finding(.notApplicable) }
    let met = parts.count { $0.state == .met }
    var finding = Finding(
      parts.contains { $0.state == .notMet } ? .notMet : met == parts.count ? .met : .noData)
    finding.value = Quantity(
      atLeast: Double(met), atMost: Double(parts.count { $0.state != .notMet }))
    finding.denominator = .exactly(Double(parts.count))
    finding.missing = parts.reduce(into: []) { $0.formUnion($1.missing) }
    finding.remarks = untested
    return finding
  }
}
