import Glibc

/// Moves of the file system that Foundation has not: it moves only to where nothing is.
package enum Rename {
  package struct Failed: Error {
    /// In the words of the system.
    package let message: String
  }

  /// Puts a file in the place of another in one step: at every moment one of the two is there.
  ///
  /// - Parameter path: In the same folder; nothing need be there.
  package static func replace(_ path: String, with newer: String) throws(Failed) {
    guard unsafe rename(newer, path) == 0 else {
      throw Failed(message: unsafe String(cString: strerror(errno)))
    }
  }
}
