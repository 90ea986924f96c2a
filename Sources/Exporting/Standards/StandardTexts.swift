import Diagnostics
import Standards

/// Standards as tables for a terminal.
package enum StandardTexts {
  package static func list(_ standards: [Standard], _ language: Language) -> String {
    var table = TextTable(
      head: [
        text("name", "名称"), text("title", "标题"), text("region", "适用范围"), text("edition", "版本"),
        text("rules", "条款"), text("verified", "已核实"),
      ].map { $0[language] }, leftColumns: 4)
    for standard in standards {
      table.add([
        standard.id, standard.title[language], standard.region?[language] ?? "",
        standard.edition ?? "", String(standard.rules.count),
        String(standard.rules.count(where: \.isVerified)),
      ])
    }
    return table.text
  }

  package static func page(_ standard: Standard, _ language: Language) -> String {
    let facts = [
      (text("name", "名称"), standard.id), (text("publisher", "发布机构"), standard.publisher?[language]),
      (text("region", "适用范围"), standard.region?[language]),
      (text("edition", "版本"), standard.edition),
      (text("issued", "发布日期"), standard.dates.issued),
      (text("in force from", "施行日期"), standard.dates.from),
      (text("in force to", "有效期至"), standard.dates.to),
      (text("source", "来源"), standard.source),
    ].compactMap { name, value in
      value.map { "\(name[language])\(language == .chinese ? "：" : ": ")\($0)\n" }
    }
    var table = TextTable(
      head: [
        text("row", "编号"), text("rule", "条款"), text("asks", "要求"), text("of", "对象"),
        text("force", "属性"), text("kind", "类型"), text("verified", "已核实"),
      ].map { $0[language] }, leftColumns: 7, widest: 60)
    for rule in standard.rules {
      table.add([
        rule.row ?? "", rule.title[language], rule.wordsWithShare[language],
        rule.levels.map { $0.name[language] }.joined(separator: "/"),
        rule.force?.name[language] ?? "", rule.kind.rawValue,
        (rule.isVerified ? text("yes", "是") : text("no", "否"))[language],
      ])
    }
    let notes = standard.notes.map { $0[language] + "\n" }
    return standard.title[language] + "\n" + facts.joined() + "\n" + table.text + "\n"
      + notes.joined() + leftOut(standard, language)
  }

  private static func leftOut(_ standard: Standard, _ language: Language) -> String {
    guard !standard.leftOut.isEmpty else { return "" }
    let lines = standard.leftOut.map { "- \($0.text) \($0.reason[language])\n" }
    return "\n" + text("Left out, since it asks nothing:", "不作要求而未列入的语句：")[language] + "\n"
      + lines.joined()
  }

  package static func checked(_ standard: Standard, _ language: Language) -> String {
    let examples = standard.rules.reduce(0) { $0 + $1.examples.count }
    return text(
      "\(standard.id): \(standard.rules.count) rules, \(examples) examples, all well.\n",
      "\(standard.id)：\(standard.rules.count) 条条款，\(examples) 个算例，全部通过。\n")[language]
  }

  package static func comparison(
    _ one: Standard, _ other: Standard, _ language: Language
  ) -> String {
    var table = TextTable(
      head: [text("subject", "主题")[language], one.id, other.id], leftColumns: 3, widest: 60)
    let subjects = one.rules.compactMap(\.subject).uniqued
    for subject in subjects {
      let (left, right) = (
        one.rules.filter { $0.subject == subject }, other.rules.filter { $0.subject == subject }
      )
      for line in 0..<(right.isEmpty ? 0 : max(left.count, right.count)) {
        table.add([
          line == 0 ? subject : "", Self.cell(left, line, language),
          Self.cell(right, line, language),
        ])
      }
    }
    let hasUnverified = (one.rules + other.rules).contains { !$0.isVerified }
    return table.text + (hasUnverified ? unverified[language] : "")
  }

  /// What a star says.
  static let unverified = text(
    "* not verified: nobody has read the clause itself.\n", "* 未核实：尚未查阅条文原文。\n")

  private static func cell(_ rules: [Rule], _ line: Int, _ language: Language) -> String {
    guard line < rules.count else { return "" }
    let rule = rules[line]
    return [rule.row, rule.wordsWithShare[language], rule.isVerified ? nil : "*"]
      .compactMap(\.self).joined(separator: " ")
  }

  private static func text(_ english: String, _ chinese: String) -> LocalizedText {
    LocalizedText(english: english, chinese: chinese)
  }
}

extension [String] {
  /// Each once, where it stands first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension JudgedArea.Level {
  package var name: LocalizedText {
    switch self {
    case .community: LocalizedText(english: "community", chinese: "社区")
    case .street: LocalizedText(english: "street", chinese: "街道")
    case .region: LocalizedText(english: "whole", chinese: "全域")
    }
  }
}

extension Rule.Force {
  package var name: LocalizedText {
    switch self {
    case .binding: LocalizedText(english: "binding", chinese: "约束性")
    case .expected: LocalizedText(english: "expected", chinese: "预期性")
    case .advisory: LocalizedText(english: "advisory", chinese: "建议性")
    }
  }
}
