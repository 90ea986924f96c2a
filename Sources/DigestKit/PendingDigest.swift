import Dispatch
import Synchronization

/// The SHA-256 of a file, computed beside other work.
package final class PendingDigest: Sendable {
  private let path: String
  private let digest = Mutex<String?>(nil)
  private let isDone: DispatchGroup?

  /// - Parameter isBeside: Whether a thread of its own begins at once; else it is computed when it is
  ///   asked for.
  package init(ofFileAt path: String, isBeside: Bool) {
    self.path = path
    guard isBeside else {
      isDone = nil
      return
    }
    let group = DispatchGroup()
    isDone = group
    DispatchQueue.global().async(group: group) {
      let found = SHA256.hexadecimal(ofFileAt: path)
      self.digest.withLock { $0 = found }
    }
  }

  /// As `SHA256.hexadecimal` gives it.
  package var hexadecimal: String? {
    guard let isDone else { return SHA256.hexadecimal(ofFileAt: path) }
    isDone.wait()
    return digest.withLock { $0 }
  }
}
