import Foundation
import Parallelism

/// Pieces of files that threads make in any order, handed on in theirs.
///
/// One thread hands on what is ready while the others go on making; one that is far ahead waits, so
/// that memory stays bounded.
///
/// `@unchecked`: all its state is changed under its condition's lock only.
final class OrderedPieces<Piece>: @unchecked Sendable {
  private let condition = NSCondition()
  private let mostAhead: Int
  private let write: (Piece) throws -> Void
  private var next = 0
  private var waiting: [Int: Piece] = [:]
  private var isWriting = false
  private var isStopped = false

  /// - Parameters:
  ///   - mostAhead: How many pieces may be ready before the one that is missing.
  ///   - write: Called with one piece after the other, never by two threads at once.
  init(mostAhead: Int, write: @escaping (Piece) throws -> Void) {
    self.mostAhead = mostAhead
    self.write = write
  }

  /// Makes pieces on several threads, a bounded number ahead of what is written.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - makeWorker: The working memory of one thread.
  func make<Worker>(
    count: Int, parallel: Parallel, makeWorker: @Sendable () throws -> Worker,
    _ piece: @Sendable (inout Worker, Int) throws -> Piece
  ) throws {
    _ = try parallel.map(count: count, makeWorker: makeWorker) { worker, index in
      do {
        try put(try piece(&worker, index), at: index)
      } catch {
        stop()
        throw error
      }
    }
  }

  private func put(_ piece: Piece, at index: Int) throws {
    condition.lock()
    defer { condition.unlock() }
    while index > next + mostAhead, !isStopped { condition.wait() }
    guard !isStopped else { return }
    waiting[index] = piece
    // The thread that is writing comes to this piece, too.
    guard !isWriting else { return }
    isWriting = true
    defer { isWriting = false }
    while !isStopped, let piece = waiting.removeValue(forKey: next) {
      do {
        // The others need not wait for the disk.
        condition.unlock()
        defer { condition.lock() }
        try write(piece)
      }
      next += 1
      condition.broadcast()
    }
  }

  /// Nothing more is written, and nobody waits any more.
  private func stop() {
    condition.lock()
    defer { condition.unlock() }
    isStopped = true
    condition.broadcast()
  }
}
