import Diagnostics
import OSMExtract
import WalkingNetwork

extension NetworkReport {
  /// Readable lines, label and value.
  package func table(in language: Language) -> String {
    NetworkTable(report: self, language: language).text
  }
}

/// The diagnosis of a network as lines for a terminal.
private struct NetworkTable {
  let report: NetworkReport
  let language: Language

  private var diagnosis: NetworkDiagnosis { report.diagnosis }
  private var statistics: StreetStatistics { report.statistics }

  private static let mostValues = 12

  var text: String {
    var table = LabelledLines()
    addWays(to: &table)
    addStreets(to: &table)
    addParts(to: &table)
    addEnds(to: &table)
    addUnread(to: &table)
    return table.text
  }

  private func say(_ english: String, _ chinese: String) -> String {
    LocalizedText(english: english, chinese: chinese)[language]
  }

  private func addWays(to table: inout LabelledLines) {
    table.add(say("ways", "道路（way）"), count(statistics.ways))
    for streetClass in StreetClass.allCases {
      let lines = statistics.lines.filter { $0.streetClass == streetClass }
        .map { say("line \($0.number): \(count($0.ways))", "规则 \($0.number)：\(count($0.ways))") }
      let parts = lines.joined(separator: say(", ", "，"))
      table.add(
        "  " + streetClass.words[language],
        count(statistics.ways(ofClass: streetClass)) + say("  (\(parts))", "（\(parts)）"))
    }
  }

  private func addStreets(to table: inout LabelledLines) {
    table.add(say("segments in use", "采用的路段"), count(diagnosis.inUse.segments))
    table.add(say("  in the whole file", "  整个文件"), count(diagnosis.wholeFile.segments))
    table.add(
      say("edges / junctions", "边／交汇点"),
      "\(count(report.edgeCount)) / \(count(report.junctionCount))")
    table.add(say("length in use", "采用的长度"), kilometers(diagnosis.inUse.length))
    table.add(say("  in the whole file", "  整个文件"), kilometers(diagnosis.wholeFile.length))
    table.add(say("  steps", "  台阶"), kilometers(diagnosis.stepsLength))
    table.add(
      say("  bridges, tunnels, indoor", "  桥梁、隧道、室内"), kilometers(diagnosis.notJoinedLength))
    let restricted = kilometers(report.restrictedLength)
    let share = percent(report.restrictedLength, of: diagnosis.inUse.length)
    let tags = kilometers(diagnosis.restrictedByTagsLength)
    let pockets = kilometers(diagnosis.pocketLength)
    table.add(
      say("  restricted", "  限制通行"),
      say(
        "\(restricted), \(share)  (by tags \(tags), pockets \(pockets))",
        "\(restricted)，\(share)（按标签 \(tags)，封闭区内 \(pockets)）"))
  }

  private func addParts(to table: inout LabelledLines) {
    let all = count(report.partLengths.count)
    let (small, meters) = (count(report.smallParts), Int(report.smallPartMeters))
    table.add(
      say("parts of the whole file", "整个文件的连通分量"),
      say(
        "\(all), \(small) of them shorter than \(meters) m", "\(all)，其中 \(small) 个短于 \(meters) 米"))
    for (index, length) in report.partLengths.prefix(NetworkReport.largestParts).enumerated() {
      let share = percent(length, of: diagnosis.wholeFile.length)
      table.add(
        say("  part \(index + 1)", "  分量 \(index + 1)"), kilometers(length) + say(", ", "，") + share
      )
    }
  }

  private func addEnds(to table: inout LabelledLines) {
    table.add(
      say("closed / restricted nodes", "封闭／限制通行节点"),
      "\(diagnosis.closedNodes) / \(diagnosis.restrictedNodes)")
    let (missing, outside) = (diagnosis.openEndsAtMissingNodes, diagnosis.openEndsOutsideArea)
    table.add(
      say("open ends", "道路截断点"),
      count(missing + outside)
        + say(
          "  (at missing nodes \(count(missing)), outside the data area \(count(outside)))",
          "（节点缺失处 \(count(missing))，数据范围外 \(count(outside))）"))
    table.add(say("data area", "数据范围"), report.dataArea.source.words[language])
    if let box = report.dataArea.boundingBox { table.add(say("  box", "  外接矩形"), box.text) }
    if report.dataArea.source == .implausible {
      for box in report.headerBoxes { table.add(say("  box in the header", "  文件头中的范围"), box.text) }
    }
    if let box = diagnosis.streetsBox { table.add(say("box of the streets", "道路的外接矩形"), box.text) }
  }

  private func addUnread(to table: inout LabelledLines) {
    table.add(say("not read", "未读取"), "")
    table.add(
      say("  squares as relations", "  以关系（relation）绘制的广场"), count(statistics.squareRelations))
    table.add(say("  conditional tags", "  条件标签（conditional）"), count(statistics.conditional))
    table.add("  opening_hours", count(statistics.openingHours))
    table.add("  locked", count(statistics.locked))
    table.add(say("values that no line names", "规则未列出的取值"), "")
    for key in ["highway", "access", "foot", "barrier"] {
      let values = statistics.unnamedValues.filter { $0.key == key }
      guard !values.isEmpty else { continue }
      let shown = values.prefix(Self.mostValues).map { "\($0.value) \(count($0.count))" }
      let rest = values.count - shown.count
      let more = rest > 0 ? say(", and \(rest) more", "，另有 \(rest) 种") : ""
      table.add("  \(key)", shown.joined(separator: say(", ", "，")) + more)
    }
  }

  private func kilometers(_ length: Int64) -> String {
    decimal(WalkLength.meters(length) / 1000, places: 3) + say(" km", " 公里")
  }

  private func percent(_ length: Int64, of whole: Int64) -> String {
    report.share(length, of: whole).map { percentage($0, in: language) } ?? "-"
  }
}

extension StreetClass {
  /// In English as files name it.
  fileprivate var words: LocalizedText {
    let chinese =
      switch self {
      case .open: "可通行"
      case .restricted: "限制通行"
      case .refused: "不可步行"
      }
    return LocalizedText(english: rawValue, chinese: chinese)
  }
}

extension DataArea.Source {
  fileprivate var words: LocalizedText {
    switch self {
    case .header: LocalizedText(english: "from the file's header", chinese: "取自文件头")
    case .given: LocalizedText(english: "as given by --data-area", chinese: "由 --data-area 指定")
    case .none: LocalizedText(english: "none, as asked", chinese: "按 none 不设范围")
    case .absent:
      LocalizedText(
        english: "not known: the file's header has no box", chinese: "未知：文件头中没有范围")
    case .implausible:
      LocalizedText(
        english: "not known: the header's box is too large for the streets in the file",
        chinese: "未知：文件头中的范围远大于文件中的路网")
    }
  }
}
