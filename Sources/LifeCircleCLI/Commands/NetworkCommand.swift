import ArgumentParser
import LifeCircle

/// `lifecircle network`: the diagnosis of a walking network; writes it as a city file, or its streets
/// as a layer.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: Help.network,
    discussion: Help.networkOutputs)

  @OptionGroup var network: NetworkOptions

  @Flag(help: .init(Help.json))
  var json = false

  @Option(help: .init(Help.streetsFile))
  var output: String?

  @Flag(help: .init(Help.overwriteFile))
  var overwrite = false

  @Option(help: .init(Help.heldCategories, valueName: "file"))
  var categories: [String] = []

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  /// Whether a city file is to be written.
  private var writesCity: Bool { output.map(CityFileRequest.isCityFile) ?? false }

  func validate() throws {
    if overwrite, output == nil {
      throw ValidationError("--overwrite replaces a file: name it by --output.")
    }
    let ofCities = [
      ("--categories", !categories.isEmpty), ("--max-join", network.maxJoin != nil),
      ("--join-slack", network.joinSlack != nil),
    ]
    if !writesCity, let (option, _) = ofCities.first(where: \.1) {
      throw ValidationError(
        "\(option) is about the places of a city file, and none is written. Give --output a name "
          + "that ends in .lcn, or leave \(option) out.")
    }
  }

  func run() throws {
    let display = StageDisplay(messages, in: speech.language)
    var input = try network.input()
    input.onProgress = display.report
    let result = try result(input)
    display.end(work: result.work)
    if json {
      try Messages.output(result.json(peakMemoryBytes: ProcessStatus.peakMemory))
    } else {
      try Messages.output(result.table(in: speech.language))
      let megabytes = ProcessStatus.peakMemory.map { Int((Double($0) / 1e6).rounded()) }
      let built = RemarkTexts.built(
        seconds: (result.seconds * 1000).rounded() / 1000, megabytes: megabytes)
      messages.note(built[speech.language])
    }
  }

  /// Reads the file, and writes what is to be written.
  private func result(_ input: NetworkInput) throws -> NetworkResult {
    guard let output else { return try NetworkResult(input) }
    if writesCity {
      var request = CityFileRequest(network: input)
      request.categories = categories
      return try request.write(to: output, overwrite: overwrite)
    }
    try NetworkResult.checkTarget(output, overwrite: overwrite)
    let result = try NetworkResult(input)
    try result.writeStreets(to: output, overwrite: overwrite)
    return result
  }
}
