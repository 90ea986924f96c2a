import ArgumentParser
import Diagnostics
import Foundation
import LifeCircle

/// The program `lifecircle`: its commands, and what happens when one fails.
@main
struct LifeCircleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifecircle",
    abstract: "Which households cannot walk to a clinic, a supermarket, childcare or an elderly "
      + "station within 10 and 15 minutes, and why.",
    version: lifeCircleVersion,
    subcommands: [AnalyzeCommand.self, NetworkCommand.self])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Messages.error(failure.description)
      Self.exit(withError: ExitCode(failure.kind.exitCode))
    } catch {
      // Help, the version and wrong options are the parser's own.
      Self.exit(withError: error)
    }
  }
}

extension Failure.Kind {
  /// The exit code of the program (sysexits.h).
  var exitCode: Int32 {
    switch self {
    case .wrongUsage: 64
    case .unusableInput: 65
    case .missingInput: 66
    case .internalFault: 70
    case .outputRefused: 73
    case .readingOrWriting: 74
    }
  }
}
