import ArgumentParser
import LifeCircle

/// `lifecircle analyze`: the main job.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: Help.analyze,
    discussion: Help.analyzeInputs)

  @OptionGroup var network: NetworkOptions

  @Option(help: .init(Help.resultsFolder))
  var output: String

  @Flag(help: .init(Help.overwriteFolder))
  var overwrite = false

  @OptionGroup var options: StudyOptions

  @OptionGroup var communities: CommunityOptions

  @Flag(help: .init(Help.sensitivity))
  var sensitivity = false

  @Option(help: .init(Help.quality(default: .published)))
  var quality: IsochroneQualityChoice?

  @Flag(help: .init(Help.rings))
  var rings = false

  @Flag(help: .init(Help.noIsochrones))
  var noIsochrones = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    let ofAreas = [("--quality", quality != nil), ("--rings", rings)]
    if noIsochrones, let (option, _) = ofAreas.first(where: \.1) {
      throw ValidationError("\(option) and --no-isochrones exclude each other. Leave one out.")
    }
  }

  func run() throws {
    try Results.checkTarget(output, overwrite: overwrite)
    let display = StageDisplay(messages, in: speech.language)
    var study = try options.study(of: try network.input())
    study.network.onProgress = display.report
    study.findsSensitivity = sensitivity
    study.isochrones = noIsochrones ? nil : quality ?? study.isochrones
    study.drawsRings = rings
    communities.apply(to: &study)
    let results = try study.run()
    try results.write(to: output, overwrite: overwrite)
    display.end(work: results.work)
    let language = speech.language
    for line in results.tables(in: language) + results.denominatorGaps(in: language) {
      messages.note(line)
    }
    let texts = [
      results.table(in: language), results.conclusions(in: language),
      results.scorecards(in: language),
      sensitivity ? results.sensitivityTable(in: language) : nil, results.notes(in: language),
    ]
    try Messages.output(texts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n"))
    messages.tell(results.warnings(in: language), in: language)
    let setAside = results.setAsideText(in: language)
    if !setAside.isEmpty {
      messages.note(RemarkTexts.setAside(setAside)[language])
    }
    if results.buildingsNotRead > 0 {
      messages.note(RemarkTexts.notRead(results.buildingsNotRead)[language])
    }
  }
}
