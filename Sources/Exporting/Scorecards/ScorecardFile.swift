import Diagnostics
import Parallelism
import Standards

/// Writes scorecard.json: the standards with their rules, the areas, and an answer for each.
struct ScorecardFile: Sendable {
  private let run: RunRecord
  private let judgement: RunJudgement

  init(_ run: RunRecord, _ judgement: RunJudgement) {
    self.run = run
    self.judgement = judgement
  }

  func write(to folder: String, parallel: Parallel) throws {
    let file = try OutputFile(path: folder + "/scorecard.json")
    var head = ByteText()
    head.append("{\n\"generator\": ")
    head.append(jsonString: "lifecircle \(run.version)")
    head.append(",\n\"standards\": ")
    Self.append(judgement.scorecards.map { standard($0.standard) }, to: &head)
    head.append(",\n\"areas\": ")
    Self.append(judgement.evidence.areas.map(area), to: &head)
    head.append(",\n\"answers\": [")
    try file.write(head)
    try writeAnswers(to: file, parallel: parallel)
    var end = ByteText()
    end.append("\n]\n}\n")
    try file.write(end)
    try file.close()
  }

  /// A list with a line for each of its items.
  private static func append(_ nodes: [JSONNode], to text: inout ByteText) {
    text.append("[")
    for (index, node) in nodes.enumerated() {
      text.append(index > 0 ? ",\n" : "\n")
      node.writeLine(to: &text)
    }
    text.append("\n]")
  }

  private func writeAnswers(to file: OutputFile, parallel: Parallel) throws {
    let areas = judgement.evidence.areas.count
    let pieces = 0..<judgement.scorecards.count * areas
    let first = pieces.first {
      !judgement.scorecards[$0 / areas].answers(on: $0 % areas).isEmpty
    }
    try file.write(
      count: pieces.count, inRowsOf: 16, parallel: parallel,
      makeWorker: { MissingWords.Cache(judgement.words) }
    ) { words, piece, text in
      let scorecard = judgement.scorecards[piece / areas]
      for (index, answer) in scorecard.answers(on: piece % areas).enumerated() {
        text.append(piece == first && index == 0 ? "\n" : ",\n")
        node(answer, scorecard, &words).writeLine(to: &text)
      }
    }
  }

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
      ("asks_of_parts", rule.wordsOfParts.node),
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

  private func node(
    _ answer: Scorecard.Answer, _ scorecard: Scorecard, _ words: inout MissingWords.Cache
  ) -> JSONNode {
    let (standard, finding) = (scorecard.standard, answer.finding)
    let rule = standard.rules[answer.rule]
    let area = judgement.evidence.areas[answer.area]
    let names = rule.names(of: finding, in: judgement.evidence)
    let facilities = judgement.evidence.facilities
    return .object([
      ("standard", .string(standard.id)), ("rule", .string(rule.id)),
      ("level", .string(area.level.rawValue)), ("area", .string(area.id)),
      ("state", .string(finding.state.rawValue)),
      ("value", finding.value?.node ?? .null),
      ("numerator", finding.numerator?.node(of: names.numerator) ?? .null),
      ("denominator", finding.denominator?.node(of: names.denominator) ?? .null),
      ("shortfall", finding.shortfall?.node ?? .null),
      ("facilities", .array(finding.counted.map { .string(facilities[$0].id) })),
      ("missing", .array(words.texts(finding.missing).map(\.node))),
      ("remarks", .array(scorecard.remarks(on: answer).map(\.node))),
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

  fileprivate func node(of name: LocalizedText?) -> JSONNode {
    .object([("name", name?.node ?? .null), ("amount", node)])
  }
}

extension Shortfall {
  fileprivate var node: JSONNode {
    .object([("amount", .number(amount)), ("unit", unit.node)])
  }
}
