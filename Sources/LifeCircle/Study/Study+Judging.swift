import Diagnostics
import Exporting
import GapAnalysis
import Standards

extension Study {
  /// By what communities are judged.
  struct Judging {
    let standards: [Standard]
    /// What the standards speak of together.
    let vocabulary: Vocabulary
    let reader: FigureReader
  }

  /// - Returns: `nil` where no standard is named.
  func readStandards() throws -> Judging? {
    guard !standards.isEmpty else { return nil }
    let catalog = try StandardCatalog(rules: network.rules, categories: categories)
    let read = try standards.map(catalog.standard)
    for (position, standard) in read.enumerated() {
      if let first = read.firstIndex(where: { $0.id == standard.id }), first < position {
        throw Failure(
          .wrongUsage,
          "--standard \(standards[first]) and --standard \(standards[position]) both are "
            + "\"\(standard.id)\"",
          advice: "Name each standard once; give a file of your own an id of its own")
      }
    }
    let vocabulary = try catalog.vocabulary(of: read)
    return Judging(
      standards: read, vocabulary: vocabulary, reader: FigureReader(read, vocabulary.attributes))
  }

  /// - Throws: `Failure` for an option that no standard of the run asks for.
  func checkUse(of needs: Needs) throws(Failure) {
    if indicators != nil, standards.isEmpty {
      throw Failure(
        .wrongUsage, "--indicators gives figures for the rules of standards, and none is named",
        advice: "Name one by --standard, or leave it out")
    }
    if residentialLand != nil, !needs.denominators.contains(Denominator.residentialLand) {
      throw Failure(
        .wrongUsage, "--residential-land is given, and no standard of this run counts land",
        advice: "Leave it out, or name a standard that does")
    }
  }

  /// The communities, streets and the whole by standards.
  func judge(
    by judging: Judging, _ material: StudyMaterial, _ gaps: GapResults,
    _ communities: CommunityResults?
  ) throws -> RunJudgement {
    let scoring = StudyScoring(
      standards: judging.standards, attributes: judging.vocabulary.attributes,
      material: material, results: gaps,
      communities: communities, parallel: network.parallel)
    let evidence = StudyEvidence(
      judging.reader, categories: material.allCategories.categories.map(\.id), results: gaps,
      communities: communities, indicators: material.tables.indicators)
    let (all, scorecards) = try scoring.scorecards(evidence) { name in
      var input = network
      input.profile = name
      return try input.walkingProfile()
    }
    return RunJudgement(
      evidence: all, scorecards: scorecards,
      words: MissingWords(judging.standards, judging.vocabulary))
  }
}
