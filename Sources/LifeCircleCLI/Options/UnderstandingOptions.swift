import ArgumentParser

/// How tables are to be understood.
struct UnderstandingOptions: ParsableArguments {
  @Option(help: .init(Help.crs, valueName: "system"))
  var crs: [String] = []

  @Option(help: .init(Help.encoding, valueName: "name"))
  var encoding: [String] = []
}
