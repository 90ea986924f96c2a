import Diagnostics
import Foundation

/// Where a single file is to be put: what is there and not ours is never touched.
enum FileTarget {
  /// - Parameter mark: How our files begin.
  /// - Throws: `Failure` of kind `outputRefused`, before anything is written, if the file is there and
  ///   is not ours, or ours and not to be replaced.
  static func check(_ path: String, mark: Data, isOverwriting: Bool) throws(Failure) {
    guard FileManager.default.fileExists(atPath: path) else {
      try LinkToNowhere.check(path)
      try checkFolder(of: path)
      return
    }
    let handle = FileHandle(forReadingAtPath: path)
    guard let beginning = try? handle?.read(upToCount: mark.count), beginning == mark else {
      throw Failure(
        .outputRefused, file: path, "it is there and was not written by this program",
        advice: "Name another file")
    }
    guard isOverwriting else {
      throw Failure(
        .outputRefused, file: path, "the file is there already",
        advice: "Add --overwrite to replace it")
    }
  }

  private static func checkFolder(of path: String) throws(Failure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw Failure(
        .outputRefused, file: path, "the folder for it is not there",
        advice: "Make the folder, or name another file")
    }
  }
}
