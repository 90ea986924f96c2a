import ArgumentParser
import Foundation
import LifeCircle

/// The street network and how it is walked: what every command asks.
struct NetworkOptions: ParsableArguments {
  @Argument(help: .init(Help.file))
  var file: String

  @Option(help: .init(Help.profile))
  var profile = "planning"

  @Option(
    parsing: .unconditional, help: .init(Help.maxJoin, valueName: "meters"),
    transform: NumberArgument.decimal)
  var maxJoin: Double?

  @Option(
    parsing: .unconditional, help: .init(Help.joinSlack, valueName: "meters"),
    transform: NumberArgument.decimal)
  var joinSlack: Double?

  @Option(
    parsing: .unconditional, help: .init(Help.dataArea, valueName: "area"))
  var dataArea: String?

  @Option(
    parsing: .unconditional, help: .init(Help.threads, valueName: "count"),
    transform: NumberArgument.whole)
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 1024.")
    }
  }

  func input() throws -> NetworkInput {
    var input = NetworkInput(file: file, rules: try DataFolder.find())
    input.profile = profile
    input.maxJoin = maxJoin
    input.joinSlack = joinSlack
    if let dataArea { input.dataArea = try DataAreaChoice(argument: dataArea) }
    input.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return input
  }
}
