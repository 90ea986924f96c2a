import Diagnostics
import OSMExtract

/// One demand of a standard, traceable to its clause.
package struct Rule: Sendable {
  package enum Force: String, CaseIterable, Hashable, Sendable {
    /// 约束性.
    case binding
    /// 预期性.
    case expected
    case advisory
  }

  package let id: String
  /// The row of the register of demands (Documentation/Standards.md).
  package let row: String?
  package let title: LocalizedText
  /// The clause word for word in Chinese, and what it says in English.
  package let text: LocalizedText
  package let clause: String?
  /// Rules of several standards that are on one thing have the same.
  package let subject: String?
  /// `nil`: the text does not say.
  package let force: Force?
  package let kind: Kind
  /// Where it is judged itself; fine before coarse.
  package let levels: [JudgedArea.Level]
  /// What share of the parts must meet it where it is not judged itself, percent.
  package let shareOfAreas: Target
  /// Whether somebody read the clause; of a circle, those of all its rules.
  package internal(set) var isVerified: Bool
  /// Where it was read, or whose word it is.
  package let readIn: String
  /// Doubts.
  package let notes: [LocalizedText]
  package private(set) var examples: [Example] = []
  /// By way to meet it.
  private let names: [AmountNames]
  /// Ids of the figures of areas on which it rests.
  var figures: [String]
  let applies: Applicability
  let requirement: any Requirement

  package var needs: Needs { requirement.needs }

  /// What it says of an area of which it is judged in parts.
  ///
  /// - Parameters:
  ///   - findings: By area, then by rule, of which this one is at `position`.
  ///   - parts: Positions of areas.
  func rollUp(_ findings: [[Finding]], _ position: Int, of parts: [Int]) -> Finding {
    RollUp(
      findings, rule: position, of: parts, shareOfAreas,
      addsShortfalls: requirement.shortfallsAdd
    ).finding
  }

  /// Whether it is judged of areas of a level; else at coarser levels only.
  package func isJudged(at level: JudgedArea.Level) -> Bool { level >= levels[0] }

  /// What the amounts of a finding of its are of.
  package func names(of finding: Finding, in evidence: Evidence) -> AmountNames {
    let names = finding.isOfParts ? .ofParts : names[finding.way]
    guard names.countsHouseholds, let standIn = evidence.householdsStandIn else { return names }
    return AmountNames(names.numerator, of: standIn)
  }

  /// What it asks, in few words, and of which areas.
  package var words: LocalizedText {
    let words = requirement.words
    guard let areas = applies.words else { return words }
    return LocalizedText(
      english: "\(words.english) (\(areas.english))", chinese: "\(words.chinese)（\(areas.chinese)）")
  }

  /// What it asks of an area that is judged in parts.
  package var wordsOfParts: LocalizedText {
    LocalizedText(
      english: "\(shareOfAreas.words) % of parts: \(words.english)",
      chinese: "\(shareOfAreas.words)% 的单元：\(words.chinese)")
  }

  /// What it asks, with the share of parts where that is not all of them.
  package var wordsWithShare: LocalizedText {
    shareOfAreas == Target(.atLeast, 100) ? words : wordsOfParts
  }
}

// MARK: - Reading

extension Rule {
  /// The keys of every rule.
  package static let keys = [
    "id", "row", "title", "text", "clause", "subject", "level", "areas", "share_of_areas",
    "applies", "kind", "verified", "read_in", "notes", "examples",
  ]

  /// - Parameters:
  ///   - source: What stands in the file, or in several that extend each other.
  ///   - standard: The id of the standard.
  init(_ source: RuleSource, standard: String, _ vocabulary: Vocabulary) throws(Failure) {
    let kind = try source.required("kind").choice(of: Kind.self)
    try source.check(keys: Self.keys + kind.requirement.keys)
    let title = try LocalizedText(source.required("title"))
    row = try source.values["row"]?.text()
    let fields = Fields(
      standard: standard, rule: source.id, title: title, row: row, node: source.node,
      values: source.values, vocabulary: vocabulary)
    (id, self.kind, self.title) = (source.id, kind, title)
    text = try LocalizedText(fields.required("text"))
    clause = try fields["clause"]?.text()
    subject = try fields["subject"]?.text()
    force = try fields["level"]?.choice(of: Force.self)
    levels = try Self.levels(fields)
    shareOfAreas =
      try fields["share_of_areas"].map { node throws(Failure) in try Target(percent: node) }
      ?? Target(.atLeast, 100)
    applies = try Applicability(fields)
    isVerified = try fields.required("verified").isTrue() && source.isVerifiedAnew
    readIn = try fields.required("read_in").text()
    var notes: [LocalizedText] = []
    for node in try fields["notes"]?.list() ?? [] { notes.append(try LocalizedText(node)) }
    self.notes = notes
    requirement = try kind.requirement.init(fields)
    names = requirement.names
    figures = requirement.needs.figures.sorted()
    let reader = ExampleReader(
      standard: standard, needs: requirement.needs, attributes: vocabulary.attributes)
    for node in try fields["examples"]?.list() ?? [] {
      examples.append(try Example(node, reader))
    }
  }

  private static func levels(_ fields: Fields) throws(Failure) -> [JudgedArea.Level] {
    var levels: Set<JudgedArea.Level> = []
    for area in try fields.list("areas") {
      levels.insert(try area.choice(of: JudgedArea.Level.self))
    }
    return levels.sorted()
  }
}
