import ArgumentParser
import LifeCircle

/// `lifecircle network`: the diagnosis of a walking network, and its streets as a layer.
struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Diagnose the walking network of an OSM file, or write its streets.")

  @OptionGroup var network: NetworkOptions

  @Flag(help: "Print the diagnosis as JSON.")
  var json = false

  @Option(help: "Write the streets to this .geojson file.")
  var output: String?

  @Flag(help: "Replace a streets file of an earlier run.")
  var overwrite = false

  @OptionGroup var messages: MessageOptions

  func run() throws {
    if let output { try NetworkResult.checkTarget(output, overwrite: overwrite) }
    let display = StageDisplay(messages)
    var input = try network.input()
    input.onProgress = display.report
    let clock = ContinuousClock()
    let start = clock.now
    let result = try NetworkResult(input)
    let seconds = (clock.now - start) / .seconds(1)
    if let output { try result.writeStreets(to: output, overwrite: overwrite) }
    display.end(work: result.work)
    if json {
      try Messages.output(result.json(seconds: seconds, peakMemoryBytes: PeakMemory.bytes))
    } else {
      try Messages.output(result.table)
      let megabytes = Double(PeakMemory.bytes) / 1e6
      messages.note(
        "read and built in \((seconds * 1000).rounded() / 1000) s, "
          + "at most \(Int(megabytes.rounded())) MB of memory")
    }
  }
}
