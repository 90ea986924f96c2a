import Dispatch
import Synchronization

/// The SHA-256 of a file, computed beside other work.
package final class PendingDigest: Sendable {
  private let path: String
  private let digest = Mutex<Result<String, DigestError>?>(nil)
  private let isDone: DispatchGroup?
  private let isGivenUp = Atomic<Bool>(false)

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
      let found = self.found()
      self.digest.withLock { $0 = found }
    }
  }

  /// As `SHA256.hexadecimal` gives it.
  package var hexadecimal: String {
    get throws(DigestError) {
      isDone?.wait()
      return try (digest.withLock { $0 } ?? found()).get()
    }
  }

  /// Ends the work if it is not done, and waits until it has ended: a program that ends takes down
  /// what its other threads work with.
  package func giveUp() {
    isGivenUp.store(true, ordering: .relaxed)
    isDone?.wait()
  }

  private func found() -> Result<String, DigestError> {
    Result { () throws(DigestError) in
      try SHA256.hexadecimal(ofFileAt: path) { isGivenUp.load(ordering: .relaxed) }
    }
  }
}
