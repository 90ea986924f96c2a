import FoundationEssentials

/// Files that users name, read whole.
package enum InputFile {
  /// The bytes of a file.
  ///
  /// - Throws: `Failure` of kind `missingInput` if nothing is there, else `readingOrWriting`.
  package static func bytes(at path: String) throws(Failure) -> Data {
    try check(path)
    do {
      if isEmpty(path) { return Data() }
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Failure(
        .readingOrWriting, file: path, "the file cannot be read",
        advice: "Check that you may read it")
    }
  }

  /// Whether there is a file that could be read.
  ///
  /// - Throws: `Failure` of kind `missingInput` if nothing is there, `unusableInput` for a folder.
  package static func check(_ path: String) throws(Failure) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.missingInput, file: path, "there is no such file", advice: "Check the path")
    }
    guard !isFolder else {
      throw Failure(.unusableInput, file: path, "this is a folder", advice: "Name a file in it")
    }
  }

  /// Whether this is a file of no bytes: FoundationEssentials of Swift 6.3 leaks a page when it
  /// reads one.
  private static func isEmpty(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeRegular
      && attributes?[.size] as? UInt64 == 0
  }

  /// The last component of a path: what results say of where something came from, since they hold
  /// no path of one machine.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
