import ArgumentParser
import Foundation
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
      print(result.table(in: speech.language), terminator: "")
      let megabytes = Double(Self.peakMemoryBytes) / 1e6
      Messages.note(
        Messages.built(
          seconds: (seconds * 1000).rounded() / 1000, megabytes: Int(megabytes.rounded()))[
            speech.language])
    }
  }

  /// The most memory that the process held, by the kernel's account.
  private static var peakMemoryBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) * 1024
  }
}
