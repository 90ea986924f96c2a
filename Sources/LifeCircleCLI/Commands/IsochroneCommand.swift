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

  @Option(parsing: .unconditional, help: .init(Help.reachMinutes))
  var minutes: String?

  @Option(parsing: .unconditional, help: .init(Help.meters))
  var meters: String?

  @Option(help: .init(Help.direction))
  var direction = IsochroneRequest.Direction.to

  @Option(help: .init(Help.shape))
  var shape = IsochroneRequest.Shape.area

  @Option(help: .init(Help.quality(default: .fast)))
  var quality: IsochroneQualityChoice?

  @Option(
    parsing: .unconditional, help: .init(Help.simplify, valueName: "meters"),
    transform: NumberArgument.decimal)
  var simplify: Double?

  @Option(help: .init(Help.countedHouseholds))
  var households: String?

  @OptionGroup var options: PointOptions

  func validate() throws {
    guard at.isEmpty != (origins == nil) else {
      throw ValidationError("Give points by --at, or a table of them by --origins.")
    }
    _ = try at.map { try PlaceArgument($0, option: "--at") }
    let ofAreas = [("--quality", quality != nil), ("--simplify", simplify != nil)]
    if shape == .streets, let (option, _) = ofAreas.first(where: \.1) {
      throw ValidationError(
        "\(option) is about areas, and --shape streets draws none. Leave one out.")
    }
  }

  func run() throws {
    if let path = options.path {
      try IsochroneRequest.checkTarget(path, overwrite: options.overwrite)
    }
    let places = try at.map { try PlaceArgument($0, option: "--at").place }
    try options.run(on: network) { network in
      var request = IsochroneRequest(
        network: network, origins: origins.map { .table($0) } ?? .places(places))
      request.minutes = minutes
      request.meters = meters
      request.direction = direction
      request.shape = shape
      request.quality = quality ?? request.quality
      request.simplificationMeters = simplify ?? request.simplificationMeters
      request.households = households
      request.crs = options.understanding.crs
      request.encoding = options.understanding.encoding
      return try request.write(to: options.path, overwrite: options.overwrite)
    }
  }
}

extension IsochroneRequest.Direction: ExpressibleByArgument {}
extension IsochroneRequest.Shape: ExpressibleByArgument {}
extension IsochroneQualityChoice: ExpressibleByArgument {}
