import Diagnostics
import Foundation

/// Where a city file is to be put: what is there and not ours is never touched.
package enum CityTarget {
  /// How city files begin.
  private static let target = FileTarget(
    suffix: ".lcn", format: "a city file",
    mark: Data([0x89, 0x4C, 0x43, 0x4E, 0x0D, 0x0A, 0x1A, 0x0A]))

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
