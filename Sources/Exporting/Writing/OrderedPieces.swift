import Foundation

/// Pieces of a file that threads make in any order, handed on in theirs.
///
/// A thread that is far ahead waits, so that memory stays bounded.
///
/// `@unchecked`: all its state is changed under its condition's lock only.
final class OrderedPieces: @unchecked Sendable {
  private let condition = NSCondition()
  private let mostAhead: Int
  private let write: (ByteText) throws -> Void
  private var next = 0
  private var waiting: [Int: ByteText] = [:]
  private var isStopped = false

  /// - Parameters:
  ///   - mostAhead: How many pieces may be ready before the one that is missing.
  ///   - write: Called with one piece after the other, never by two threads at once.
  init(mostAhead: Int, write: @escaping (ByteText) throws -> Void) {
    self.mostAhead = mostAhead
    self.write = write
  }

  func put(_ piece: ByteText, at index: Int) throws {
    condition.lock()
    defer { condition.unlock() }
    while index > next + mostAhead, !isStopped { condition.wait() }
    guard !isStopped else { return }
    waiting[index] = piece
    guard index == next else { return }
    while let piece = waiting.removeValue(forKey: next) {
      try write(piece)
      next += 1
    }
    condition.broadcast()
  }

  /// Nothing more is written, and nobody waits any more.
  func stop() {
    condition.lock()
    defer { condition.unlock() }
    isStopped = true
    condition.broadcast()
  }
}
