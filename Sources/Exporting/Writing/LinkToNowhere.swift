import Diagnostics
import Foundation

/// A link whose target is not there: a place where nothing is, and nothing can be put.
enum LinkToNowhere {
  /// - Throws: `Failure` of kind `outputRefused` if `path`, where no file or folder is, is such a link.
  static func check(_ path: String) throws(Failure) {
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil else {
      throw Failure(
        .outputRefused, file: path, "it is a link that leads nowhere", advice: "Give another name")
    }
  }
}
