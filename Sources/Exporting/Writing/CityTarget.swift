import Diagnostics
import Foundation

/// Where a city file is to be put: what is there and not ours is never touched.
package enum CityTarget {
  /// How city files begin.
  private static let mark = Data([0x89, 0x4C, 0x43, 0x4E, 0x0D, 0x0A, 0x1A, 0x0A])

  /// - Throws: `Failure` of kind `outputRefused`, before anything is written, if the file is there and
  ///   is not ours, or ours and not to be replaced.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try FileTarget.check(path, mark: mark, isOverwriting: isOverwriting)
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
