import Diagnostics
import Foundation
import LifeCircle

/// Where the program finds its rules.
enum DataFolder {
  /// `LIFECIRCLE_DATA`, else `../share/lifecircle` beside an installed binary, else `Data` of the
  /// checkout that the binary was built in.
  static func find() throws(Failure) -> RuleFolder {
    if let path = ProcessInfo.processInfo.environment["LIFECIRCLE_DATA"], !path.isEmpty {
      guard isRuleFolder(path) else {
        throw Failure(
          .missingInput, file: path,
          "LIFECIRCLE_DATA names no folder with Profiles and Categories in it",
          advice: "Let it name the folder Data of lifecircle, or leave it unset")
      }
      return RuleFolder(path: path)
    }
    let binary =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    var folder = URL(filePath: binary).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/lifecircle").path
    if isRuleFolder(installed) { return RuleFolder(path: installed) }
    while folder.path != "/", !folder.path.isEmpty {
      let isCheckout = FileManager.default.fileExists(
        atPath: folder.appending(path: "Package.swift").path)
      let data = folder.appending(path: "Data").path
      if isCheckout, isRuleFolder(data) { return RuleFolder(path: data) }
      folder.deleteLastPathComponent()
    }
    throw Failure(
      .missingInput, "the folder of profiles and categories is not beside the program",
      advice: "Install it with Scripts/install, or set LIFECIRCLE_DATA to the folder Data")
  }

  private static func isRuleFolder(_ path: String) -> Bool {
    ["Profiles", "Categories"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(path)/\($0)")
    }
  }
}
