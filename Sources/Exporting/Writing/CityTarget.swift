import CityFile
import Diagnostics
import Foundation

/// Where a city file is to be put: what is there and not ours is never touched.
package enum CityTarget {
  private static let target = FileTarget(
    suffix: CityFile.suffix, format: "a city file", mark: CityFile.mark)

  /// - Throws: As `FileTarget.check` does.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try target.check(path, of: "cities", isOverwriting: isOverwriting)
  }

  /// - Parameter write: Hands over the bytes of the file, piece by piece.
  package static func write(
    to path: String, _ write: ((([UInt8]) throws -> Void)) throws -> Void
  ) throws {
    try CompleteFile(path: path).write { unfinished in
      let file = try OutputFile(path: unfinished)
      try write { try file.write($0) }
      try file.close()
    }
  }
}
