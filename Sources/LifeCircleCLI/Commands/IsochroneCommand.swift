import ArgumentParser
import LifeCircle

/// `lifecircle isochrone`: areas and streets within reach of points.
struct IsochroneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "isochrone",
    abstract: Help.isochrone,
    discussion: Help.isochroneInputs)

  @OptionGroup var network: NetworkOptions

  @Option(parsing: .unconditionalSingleValue, help: .init(Help.origin, valueName: "lon,lat"))
  var at: [String] = []

  @Option(help: .init(Help.origins))
  var origins: String?

  @Option(help: .init(Help.minutes))
  var minutes = "10,15"

  @Option(help: .init(Help.direction))
  var direction = IsochroneRequest.Direction.to

  @Option(help: .init(Help.shape))
  var shape = IsochroneRequest.Shape.area

  @Option(help: .init(Help.quality))
  var quality = IsochroneQualityChoice.fast

  @Option(help: .init(Help.simplify, valueName: "meters"))
  var simplify = 0.0

  @Option(help: .init(Help.countedHouseholds))
  var households: String?

  @OptionGroup var understanding: UnderstandingOptions

  @Option(help: .init(Help.isochroneFile))
  var output: String

  @Flag(help: .init(Help.overwriteWalks))
  var overwrite = false

  @OptionGroup var speech: LanguageOptions

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard at.isEmpty != (origins == nil) else {
      throw ValidationError("Give points by --at, or a table of them by --origins.")
    }
    _ = try at.map { try PlaceArgument($0, option: "--at") }
  }

  func run() throws {
    let path = output == "-" ? nil : output
    if let path { try IsochroneRequest.checkTarget(path, overwrite: overwrite) }
    let display = StageDisplay(messages, in: speech.language)
    var input = try network.input()
    input.onProgress = display.report
    let places = try at.map { try PlaceArgument($0, option: "--at").place }
    var request = IsochroneRequest(
      network: input, origins: origins.map { .table($0) } ?? .places(places))
    request.minutes = minutes
    request.direction = direction
    request.shape = shape
    request.quality = quality
    request.simplification = simplify
    request.households = households
    request.crs = understanding.crs
    request.encoding = understanding.encoding
    let outcome = try request.write(to: path, overwrite: overwrite)
    display.end(work: outcome.work)
    messages.tell(outcome, in: speech.language)
  }
}

extension IsochroneRequest.Direction: ExpressibleByArgument {}
extension IsochroneRequest.Shape: ExpressibleByArgument {}
extension IsochroneQualityChoice: ExpressibleByArgument {}
