import ArgumentParser
import Diagnostics
import Foundation
import LifeCircle

/// The program `lifecircle`: its commands, and what happens when one fails.
@main
struct LifeCircleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifecircle",
    abstract: Help.program,
    version: lifeCircleVersion,
    subcommands: [
      AnalyzeCommand.self, ExplainCommand.self, IsochroneCommand.self, NetworkCommand.self,
      StandardsCommand.self, TimesCommand.self,
    ])

  static func main() {
    Interruption.watch()
    do {
      var command = try parseAsRoot(CommandLine.withoutLanguageOfHelp)
      try command.run()
    } catch let failure as Failure {
      Messages.error(failure.description)
      Self.exit(withError: ExitCode(failure.kind.exitCode))
    } catch {
      end(with: error)
    }
  }

  /// Help, the version and wrong options are the parser's own; anything else is our fault.
  private static func end(with error: any Error) -> Never {
    switch exitCode(for: error) {
    case .success:
      exit(withError: error)
    case .validationFailure:
      let message = fullMessage(for: error)
      let prefix = "Error: "
      Messages.error(message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message)
      exit(withError: ExitCode(Failure.Kind.wrongUsage.exitCode))
    default:
      Messages.error("this is a fault of the program: \(error). Please report it.")
      exit(withError: ExitCode(Failure.Kind.internalFault.exitCode))
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
