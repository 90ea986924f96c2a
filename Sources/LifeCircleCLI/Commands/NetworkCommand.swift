import ArgumentParser
import Foundation
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

  func run() throws {
    if let output { try NetworkResult.checkTarget(output, overwrite: overwrite) }
    let clock = ContinuousClock()
    let start = clock.now
    let result = try NetworkResult(try network.input())
    let seconds = (clock.now - start) / .seconds(1)
    if let output { try result.writeStreets(to: output, overwrite: overwrite) }
    if json {
      print(
        result.json(seconds: seconds, peakMemoryBytes: Self.peakMemoryBytes), terminator: "")
    } else {
      print(result.table, terminator: "")
      let megabytes = Double(Self.peakMemoryBytes) / 1e6
      Messages.note(
        "read and built in \((seconds * 1000).rounded() / 1000) s, "
          + "at most \(Int(megabytes.rounded())) MB of memory")
    }
  }

  /// The most memory that the process held, by the kernel's account.
  private static var peakMemoryBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) * 1024
  }
}
