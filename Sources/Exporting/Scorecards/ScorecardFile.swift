import Diagnostics
import Standards

/// Writes scorecard.json: the standards with their rules, the areas, and an answer for each.
struct ScorecardFile {
  private let run: RunRecord
  private let judgement: RunJudgement

  init(_ run: RunRecord, _ judgement: RunJudgement) {
    self.run = run
    self.judgement = judgement
  }

  func write(to folder: String) throws {
    let file = try OutputFile(path: folder + "/scorecard.json")
    var text = ByteText()
    text.append("{\n\"generator\": ")
    text.append(jsonString: "lifecircle \(run.version)")
    text.append(",\n\"standards\": ")
    text.append(compact(.array(judgement.scorecards.map { standard($0.standard) })))
    text.append(",\n\"areas\": ")
    text.append(compact(.array(judgement.evidence.areas.map(area))))
    text.append(",\n\"answers\": [")
    var isFirst = true
    for scorecard in judgement.scorecards {
      for answer in scorecard.answers {
        text.append(isFirst ? "\n" : ",\n")
        isFirst = false
        text.append(compact(node(answer, scorecard.standard)))
        if text.bytes.count > 1 << 20 {
          try file.write(text)
          text = ByteText()
        }
      }
    }
    text.append(isFirst ? "]\n}\n" : "\n]\n}\n")
    try file.write(text)
    try file.close()
  }

  private func compact(_ node: JSONNode) -> String { String(node.text.dropLast()) }

  private func standard(_ standard: Standard) -> JSONNode {
    .object([
      ("id", .string(standard.id)), ("title", standard.title.node),
      ("edition", .optional(standard.edition)),
      ("region", standard.region?.node ?? .null),
      ("rules", .array(standard.rules.map(rule))),
    ])
  }

  private func rule(_ rule: Rule) -> JSONNode {
    .object([
      ("id", .string(rule.id)), ("row", .optional(rule.row)), ("title", rule.title.node),
      ("text", rule.text.node), ("clause", .optional(rule.clause)),
      ("kind", .string(rule.kind.rawValue)), ("asks", rule.words.node),
      ("force", .optional(rule.force?.rawValue)), ("verified", .bool(rule.isVerified)),
      ("read_in", .string(rule.readIn)), ("notes", .array(rule.notes.map(\.node))),
    ])
  }

  private func area(_ area: JudgedArea) -> JSONNode {
    .object([
      ("level", .string(area.level.rawValue)), ("id", .string(area.id)),
      ("name", .optional(area.name)),
    ])
  }

  private func node(_ answer: Scorecard.Answer, _ standard: Standard) -> JSONNode {
    let (rule, finding) = (standard.rules[answer.rule], answer.finding)
    let area = judgement.evidence.areas[answer.area]
    let facilities = judgement.evidence.facilities
    return .object([
      ("standard", .string(standard.id)), ("rule", .string(rule.id)),
      ("level", .string(area.level.rawValue)), ("area", .string(area.id)),
      ("state", .string(finding.state.rawValue)),
      ("value", finding.value?.node ?? .null),
      ("numerator", finding.numerator?.node ?? .null),
      ("denominator", finding.denominator?.node ?? .null),
      ("shortfall", finding.shortfall?.node ?? .null),
      ("facilities", .array(finding.counted.map { .string(facilities[$0].id) })),
      ("missing", .array(finding.missing.inOrder.map { judgement.words.text($0).node })),
      ("remarks", .array(finding.remarks.map(\.node))),
      ("verified", .bool(rule.isVerified)),
    ])
  }
}

extension Quantity {
  /// To six decimals; `at_most` is null where nothing bounds it.
  fileprivate var node: JSONNode {
    func number(_ value: Double) -> JSONNode { .number((value * 1e6).rounded() / 1e6) }
    return .object([
      ("at_least", number(atLeast)), ("at_most", atMost.map(number) ?? .null),
    ])
  }
}

extension NamedQuantity {
  fileprivate var node: JSONNode {
    .object([("name", name.node), ("amount", quantity.node)])
  }
}

extension Shortfall {
  fileprivate var node: JSONNode {
    .object([("amount", .number(amount)), ("unit", unit.node)])
  }
}
