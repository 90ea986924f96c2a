import ArgumentParser
import LifeCircle

/// `lifecircle network`: the diagnosis of a walking network, and its streets as a layer.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: Help.network)

  @OptionGroup var network: NetworkOptions

  @Flag(help: .init(Help.json))
  var json = false

  @Option(help: .init(Help.streetsFile))
  var output: String?

  @Flag(help: .init(Help.overwriteFile))
  var overwrite = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func run() throws {
    if let output { try NetworkResult.checkTarget(output, overwrite: overwrite) }
    let display = StageDisplay(messages, in: speech.language)
    var input = try network.input()
    input.onProgress = display.report
    let clock = ContinuousClock()
    let start = clock.now
    let isCityFile = output.map(NetworkResult.isCityFile) ?? false
    let result = try NetworkResult(input, forCityFile: isCityFile)
    let seconds = (clock.now - start) / .seconds(1)
    if let output {
      if isCityFile {
        try result.writeCityFile(to: output, overwrite: overwrite)
      } else {
        try result.writeStreets(to: output, overwrite: overwrite)
      }
    }
    display.end(work: result.work)
    if json {
      try Messages.output(result.json(seconds: seconds, peakMemoryBytes: ProcessStatus.peakMemory))
    } else {
      try Messages.output(result.table(in: speech.language))
      let megabytes = ProcessStatus.peakMemory.map { Int((Double($0) / 1e6).rounded()) }
      let built = RemarkTexts.built(
        seconds: (seconds * 1000).rounded() / 1000, megabytes: megabytes)
      messages.note(built[speech.language])
    }
  }
}
