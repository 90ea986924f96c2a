import Foundation
import TestSupport

/// The built program, as a user runs it.
enum Program {
  /// What a launch gave back.
  struct Outcome {
    /// Of a program that a signal killed: its number, as if it were a code.
    let code: Int32
    let output: String
    let messages: String

    /// Its messages that are errors, whoever worded them.
    var errors: [Substring] {
      messages.split(separator: "\n").filter { $0.lowercased().hasPrefix("error: ") }
    }
  }

  /// Beside the tests that are running.
  private static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "lifecircle")

  static func run(_ arguments: String..., in folder: TemporaryFolder? = nil) throws -> Outcome {
    try run(arguments, at: folder?.path ?? Checkout.root.path)
  }

  /// - Parameters:
  ///   - folder: Where it runs.
  ///   - environment: In place of what the tests themselves have of `LIFECIRCLE_…`.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, at: folder.path, environment: environment)
  }

  /// - Parameters:
  ///   - folder: The path of where it runs.
  ///   - environment: In place of what the tests themselves have of `LIFECIRCLE_…`.
  static func run(
    _ arguments: [String], at folder: String = Checkout.root.path,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = prepared(arguments, at: folder, environment: environment)
    return try outcome(of: process) { _ in }
  }

  /// A shell script in which `$LIFECIRCLE` is the program.
  static func shell(_ script: String, in folder: TemporaryFolder) throws -> Outcome {
    let process = prepared(
      ["bash", "-c", script], at: folder.path, environment: ["LIFECIRCLE": binary.path])
    process.executableURL = URL(filePath: "/usr/bin/env")
    return try outcome(of: process) { _ in }
  }

  /// Runs the program, and does something while it runs.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, meanwhile: (Process) throws -> Void
  ) throws -> Outcome {
    try outcome(of: prepared(arguments, at: folder.path, environment: [:]), meanwhile: meanwhile)
  }

  private static func prepared(
    _ arguments: [String], at folder: String, environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("LIFECIRCLE_") }
      .merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  private static func outcome(
    of process: Process, meanwhile: (Process) throws -> Void
  ) throws -> Outcome {
    return try TemporaryFolder.with { texts in
      let paths = ["output", "messages"].map { texts.path + "/" + $0 }
      let handles = try paths.map { path in
        try Data().write(to: URL(filePath: path))
        return try FileHandle(forWritingTo: URL(filePath: path))
      }
      process.standardOutput = handles[0]
      process.standardError = handles[1]
      try process.run()
      try meanwhile(process)
      process.waitUntilExit()
      let contents = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
      return Outcome(
        code: process.terminationStatus, output: contents[0], messages: contents[1])
    }
  }
}

extension TemporaryFolder {
  /// All that is in it, sorted.
  var tree: [String] {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }
  }
}
