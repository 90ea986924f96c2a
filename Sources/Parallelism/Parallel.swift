import Dispatch
import Synchronization

/// Runs independent pieces of work on a bounded number of threads.
package struct Parallel: Hashable, Sendable {
  /// At least 1.
  package let threads: Int

  package init(threads: Int) {
    self.threads = max(1, threads)
  }

  /// The results of `work` for 0 ..< `count`, in that order whatever the number of threads.
  ///
  /// - Parameters:
  ///   - makeWorker: The working memory of one thread; made once a thread, in that thread.
  ///   - work: What is done for an index. It must not depend on what its worker did before.
  /// - Throws: The error of the lowest index that failed.
  package func map<Worker, Result: Sendable>(
    count: Int, makeWorker: @Sendable () throws -> Worker,
    _ work: @Sendable (inout Worker, Int) throws -> Result
  ) throws -> [Result] {
    let outcomes = Mutex<[Swift.Result<Result, any Error>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    @Sendable func run() {
      var worker: Worker? = nil
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let outcome = Swift.Result<Result, any Error> {
          if worker == nil { worker = try makeWorker() }
          return try work(&worker!, index)
        }
        outcomes.withLock { $0[index] = outcome }
      }
    }
    let used = min(threads, count)
    if used <= 1 { run() } else { DispatchQueue.concurrentPerform(iterations: used) { _ in run() } }
    return try outcomes.withLock { try $0.map { try $0!.get() } }
  }

  package func map<Result: Sendable>(
    count: Int, _ work: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    try map(count: count, makeWorker: {}) { _, index in try work(index) }
  }

  /// `items` cut into consecutive ranges of `size`, the last one shorter; the cuts do not depend
  /// on the number of threads, so that results can be joined in order.
  package static func ranges(of count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
