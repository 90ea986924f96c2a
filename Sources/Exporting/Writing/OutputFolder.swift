import Diagnostics
import Foundation

/// A folder of results that appears only when it is complete.
///
/// Everything is written to a folder beside it, which takes its place at the end. What is there
/// and not ours is never touched.
package struct OutputFolder: Sendable {
  private let target: String
  /// The target as the user gave it.
  private let name: String
  /// Where files are written until then.
  package let workingPath: String
  private let unfinished: Unfinished

  /// The file by which a folder is known to be ours, and how it begins.
  static let mark = (file: "summary.json", beginning: "{\n  \"format\": \"lifecircle results\",")

  /// - Throws: As `check` does, and if the folder cannot be created.
  package init(
    path: String, names: [String], isOverwriting: Bool, unfinished: Unfinished = .shared
  ) throws(Failure) {
    try Self.check(path, names: names, isOverwriting: isOverwriting)
    // A link stays, and what it leads to is replaced.
    let url = URL(filePath: path).resolvingSymlinksInPath()
    target = url.path
    name = path
    let process = ProcessInfo.processInfo.processIdentifier
    workingPath =
      url.deletingLastPathComponent().appending(
        path: ".\(url.lastPathComponent).unfinished-\(process)"
      ).path
    self.unfinished = unfinished
    try make(above: url.deletingLastPathComponent())
  }

  private func make(above folder: URL) throws(Failure) {
    try unfinished.step { notes throws(Failure) in
      notes.begin(workingPath, madeFolders: Self.missingFolders(from: folder))
      do {
        try FileManager.default.createDirectory(
          atPath: workingPath, withIntermediateDirectories: true)
      } catch {
        notes.undo(workingPath)
        throw Failure(
          .outputRefused, file: name, "the folder cannot be created",
          advice: "Check that you may write there")
      }
    }
  }

  /// A folder and those above it, as far as they are not there.
  private static func missingFolders(from url: URL) -> [String] {
    var missing: [String] = []
    var folder = url
    while !FileManager.default.fileExists(atPath: folder.path) {
      missing.append(folder.path)
      let above = folder.deletingLastPathComponent()
      if above.path == folder.path { break }
      folder = above
    }
    return missing
  }

  /// Whether results may be put at a path.
  ///
  /// - Parameter names: Every file that we ever write; a folder with others is not ours.
  /// - Throws: `Failure` of kind `outputRefused` if something is there that may not be replaced, of
  ///   kind `wrongUsage` for a path without a name.
  package static func check(
    _ target: String, names: [String], isOverwriting: Bool
  ) throws(Failure) {
    guard !target.isEmpty else {
      throw Failure(.wrongUsage, "the folder for the results has no name", advice: "Name one")
    }
    guard FileManager.default.fileExists(atPath: target) else {
      try LinkToNowhere.check(target)
      return
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: target) else {
      throw Failure(
        .outputRefused, file: target, "it is there and is no folder that can be read",
        advice: "Name another folder")
    }
    guard !isCurrentFolder(target) else {
      throw Failure(
        .outputRefused, file: target, "it is the folder that you are in, which cannot be replaced",
        advice: "Name a folder in it")
    }
    if entries.isEmpty { return }
    let summary = FileManager.default.contents(atPath: "\(target)/\(mark.file)")
    let isMarked = summary.map { $0.starts(with: mark.beginning.utf8) } ?? false
    if !isMarked {
      throw Failure(
        .outputRefused, file: target, "the folder is there and holds no results of this program",
        advice: "Name another folder")
    }
    if let foreign = entries.sorted().first(where: { !names.contains($0) }) {
      throw Failure(
        .outputRefused, file: target, "the folder holds \"\(foreign)\", which is not ours",
        advice: "Move it away or name another folder")
    }
    if !isOverwriting {
      throw Failure(
        .outputRefused, file: target, "there are results already",
        advice: "Add --overwrite to replace them, or name another folder")
    }
  }

  private static func isCurrentFolder(_ path: String) -> Bool {
    let current = FileManager.default.currentDirectoryPath
    return URL(filePath: path).resolvingSymlinksInPath().path
      == URL(filePath: current).resolvingSymlinksInPath().path
  }

  /// Puts the complete folder in its place: one step, so that an interruption comes before or after.
  package func finish() throws(Failure) {
    try unfinished.step { notes throws(Failure) in
      let old = try move()
      notes.end(workingPath)
      guard let old else { return }
      do {
        try FileManager.default.removeItem(atPath: old)
      } catch {
        throw Failure(
          .outputRefused, file: name, "the results are there, but the earlier ones stayed",
          advice: "Remove \(old)")
      }
    }
  }

  /// - Returns: Where the earlier results are now, if there were any.
  private func move() throws(Failure) -> String? {
    let manager = FileManager.default
    let old = workingPath + "-old"
    let isReplacing = manager.fileExists(atPath: target)
    do {
      if isReplacing { try manager.moveItem(atPath: target, toPath: old) }
      try manager.moveItem(atPath: workingPath, toPath: target)
      return isReplacing ? old : nil
    } catch {
      if isReplacing, manager.fileExists(atPath: old) {
        try? manager.moveItem(atPath: old, toPath: target)
      }
      let isLost = manager.fileExists(atPath: old)
      throw Failure(
        .outputRefused, file: name, "the finished results could not be moved there: \(error.words)",
        advice: isLost ? "The earlier results are now in \(old)" : "Name another folder")
    }
  }

  /// Leaves nothing behind that was made for these results.
  package func discard() {
    try? unfinished.step { $0.undo(workingPath) }
  }
}
