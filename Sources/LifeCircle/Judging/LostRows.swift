import Diagnostics
import Importing

/// Rows of a table of indicators that say nothing, by what is wrong with them.
struct LostRows {
  enum Fault: Error, Hashable {
    case cells(IndicatorTable.Fault)
    case unknownName, unknownArea, ambiguousArea
    /// Another row, in that line, says the same of the same area.
    case repeated(first: Int)
  }

  private struct Kind {
    let fault: Fault
    /// What stands in the first of them.
    let text: String
    var lines: [Int]
  }

  private var kinds: [Kind] = []

  mutating func add(_ fault: Fault, _ line: Int, _ text: String = "") {
    if let kind = kinds.firstIndex(where: { $0.fault.isSame(as: fault) }) {
      if kinds[kind].lines.last != line { kinds[kind].lines.append(line) }
    } else {
      kinds.append(Kind(fault: fault, text: text, lines: [line]))
    }
  }

  /// In the order of their first lines.
  func remarks(_ file: String) -> [LocalizedText] {
    kinds.sorted { ($0.lines[0], $0.text) < ($1.lines[0], $1.text) }.map { kind in
      let words = kind.fault.words(kind.text)
      let count = kind.lines.count
      let most = 10
      let list =
        kind.lines.prefix(most).map(String.init).joined(separator: ", ")
        + (count > most ? " …" : "")
      let first = kind.lines[0]
      return LocalizedText(
        english: "\(file):\(first): \(words.problem.english). "
          + (count == 1
            ? "The row is left out." : "\(count) such rows are left out (lines \(list)).")
          + " \(words.advice.english).",
        chinese: "\(file):\(first)：\(words.problem.chinese)。"
          + (count == 1 ? "该行未采用。" : "此类行共 \(count) 行未采用（第 \(list) 行）。")
          + "\(words.advice.chinese)。")
    }
  }
}

extension LostRows.Fault {
  fileprivate func isSame(as other: Self) -> Bool {
    if case .repeated = self, case .repeated = other { return true }
    return self == other
  }

  /// - Parameter text: What stands in the row.
  fileprivate func words(_ text: String) -> (problem: LocalizedText, advice: LocalizedText) {
    switch self {
    case .cells(let fault): fault.words
    case .unknownName:
      (
        LocalizedText(
          english:
            "the indicator «\(text)» is neither a figure of Data/Attributes.yaml nor one that "
            + "these standards ask for",
          chinese: "指标“\(text)”既不是 Data/Attributes.yaml 中的数据项，也不是所选标准需要的指标"),
        LocalizedText(
          english: "Write its name as it stands there, or as scorecards name what is missing",
          chinese: "请按该文件或评价表“缺少”一栏中的名称填写")
      )
    case .unknownArea:
      (
        LocalizedText(
          english: "the area «\(text)» is neither the id or name of a community nor a street",
          chinese: "范围“\(text)”既不是社区的编号或名称，也不是街道"),
        LocalizedText(
          english: "Write the id or name of a community or the name of its street, or nothing for "
            + "the whole",
          chinese: "请填写社区的编号或名称、所属街道的名称；全域数据请留空")
      )
    case .ambiguousArea:
      (
        LocalizedText(
          english: "the area «\(text)» stands for several communities or streets",
          chinese: "范围“\(text)”对应多个社区或街道"),
        LocalizedText(english: "Write the id of the one that is meant", chinese: "请改填所指社区的编号")
      )
    case .repeated(let first):
      (
        LocalizedText(
          english: "line \(first) says already what «\(text)» is there, and the first row counts",
          chinese: "“\(text)”在第 \(first) 行已经给出，以先出现的为准"),
        LocalizedText(english: "Keep the right one", chinese: "请只保留正确的一行")
      )
    }
  }
}

extension IndicatorTable.Fault {
  fileprivate var words: (problem: LocalizedText, advice: LocalizedText) {
    switch self {
    case .extraCells:
      (
        LocalizedText(
          english: "the row has more cells than the header", chinese: "该行的单元格多于表头"),
        LocalizedText(
          english: "Give the header a name for each column, and quote cells with a delimiter",
          chinese: "请为每列给出列名，并为含分隔符的单元格加引号")
      )
    case .noName:
      (
        LocalizedText(english: "no indicator is named", chinese: "没有指标名称"),
        LocalizedText(english: "Name it", chinese: "请填写指标名称")
      )
    case .noValue:
      (
        LocalizedText(english: "there is no value", chinese: "没有数值"),
        LocalizedText(english: "Fill it in; it counts as unknown", chinese: "请填写数值；目前按未知处理")
      )
    }
  }
}
