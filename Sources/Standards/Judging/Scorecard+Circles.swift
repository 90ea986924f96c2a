import Diagnostics

extension Scorecard {
  /// What else is to be said of an answer; of a circle also what each of its rules says in that area.
  package func remarks(on answer: Answer) -> [LocalizedText] {
    let parts = standard.circleParts[answer.rule]
    guard !parts.isEmpty, !answer.finding.isOfParts else {
      let circle = standard.rules[answer.rule].requirement as? Circle
      return answer.finding.remarks + (answer.finding.isOfParts ? circle?.untested ?? [] : [])
    }
    let isJudged = parts.map { standard.rules[$0].isJudged(at: levels[answer.area]) }
    let judged = zip(parts, isJudged).filter(\.1).map { part, _ in
      (title: standard.rules[part].title, state: findings[answer.area][part].state.words)
    }
    let others = zip(parts, isJudged).filter { !$1 }.map { standard.rules[$0.0].title }
    var remarks: [LocalizedText] = []
    if !judged.isEmpty {
      remarks.append(
        LocalizedText(
          english: "Tested: "
            + judged.map { "\($0.title.english) (\($0.state.english))" }.joined(separator: "; ")
            + ".",
          chinese: "已检验："
            + judged.map { "\($0.title.chinese)（\($0.state.chinese)）" }.joined(separator: "；") + "。"
        ))
    }
    if !others.isEmpty {
      remarks.append(
        LocalizedText(
          english: "Judged of larger areas only: "
            + others.map(\.english).joined(separator: "; ") + ".",
          chinese: "仅对更大范围评价：" + others.map(\.chinese).joined(separator: "；") + "。"))
    }
    return remarks + answer.finding.remarks
  }
}
