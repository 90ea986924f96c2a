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

  @Option(parsing: .unconditional, help: .init(Help.within, valueName: "minutes"))
  var within: String?

  @Option(
    parsing: .unconditional, help: .init(Help.nearest, valueName: "count"),
    transform: NumberArgument.whole)
  var nearest: Int?

  @OptionGroup var options: PointOptions

  func run() throws {
    if let path = options.path {
      try TimesRequest.checkTarget(path, overwrite: options.overwrite)
    }
    try options.run(on: network) { network in
      var request = TimesRequest(
        network: network, origins: .table(origins), destinations: .table(destinations))
      request.within = within
      request.nearest = nearest
      request.crs = options.understanding.crs
      request.encoding = options.understanding.encoding
      return try request.write(to: options.path, overwrite: options.overwrite)
    }
  }
}
