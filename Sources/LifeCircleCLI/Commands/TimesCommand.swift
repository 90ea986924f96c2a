import ArgumentParser
import LifeCircle

/// `lifecircle times`: walking times from points to points.
struct TimesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "times",
    abstract: Help.times,
    discussion: Help.timesInputs)

  @OptionGroup var network: NetworkOptions

  @Option(help: .init(Help.origins))
  var origins: String

  @Option(help: .init(Help.destinations))
  var destinations: String

  @Option(help: .init(Help.within, valueName: "minutes"))
  var within: String?

  @Option(help: .init(Help.nearest, valueName: "count"))
  var nearest: Int?

  @OptionGroup var understanding: UnderstandingOptions

  @Option(help: .init(Help.timesFile))
  var output: String

  @Flag(help: .init(Help.overwriteWalks))
  var overwrite = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let path = output == "-" ? nil : output
    if let path { try TimesRequest.checkTarget(path, overwrite: overwrite) }
    let display = StageDisplay(messages, in: speech.language)
    var input = try network.input()
    input.onProgress = display.report
    var request = TimesRequest(
      network: input, origins: .table(origins), destinations: .table(destinations))
    request.minutes = within
    request.nearest = nearest
    request.crs = understanding.crs
    request.encoding = understanding.encoding
    let outcome = try request.write(to: path, overwrite: overwrite)
    display.end(work: outcome.work)
    messages.tell(outcome, in: speech.language)
  }
}
