import Dispatch
import Synchronization

/// Runs independent pieces of work on a bounded number of threads, and tells how far they are.
package struct Parallel: Sendable {
  /// At least 1.
  package let threads: Int
  private let report: RunProgress.Report?
  /// What `map` is part of, if it alone is that stage.
  private var stage: RunProgress?

  package init(threads: Int, report: RunProgress.Report? = nil) {
    self.threads = max(1, threads)
    self.report = report
  }

  /// Tells that a stage begins.
  ///
  /// - Parameter count: How many things it handles.
  /// - Returns: The same, whose `map` tells how far that stage is.
  @discardableResult
  package func stage(_ stage: RunProgress.Stage, of count: Int? = nil) throws -> Parallel {
    let beginning = RunProgress(stage: stage, count: count)
    try report?(beginning)
    var parallel = self
    parallel.stage = beginning
    return parallel
  }

  /// The same without a report.
  package var silent: Parallel { Parallel(threads: threads) }

  /// Tells how far the stage is, 0 to 1.
  package func tell(share: Double) throws {
    guard let report, let stage else { return }
    try report(RunProgress(stage: stage.stage, count: stage.count, share: share))
  }

  /// The results of `work` for 0 ..< `count`, in that order whatever the number of threads.
  ///
  /// - Parameters:
  ///   - makeWorker: The working memory of one thread; made once a thread, in that thread.
  ///   - work: What is done for an index. It must not depend on what its worker did before.
  /// - Throws: The error of the lowest index that failed; none is begun after a failure.
  package func map<Worker, Result: Sendable>(
    count: Int, makeWorker: @Sendable () throws -> Worker,
    _ work: @Sendable (inout Worker, Int) throws -> Result
  ) throws -> [Result] {
    let outcomes = Mutex<[Swift.Result<Result, any Error>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let hasFailed = Atomic<Bool>(false)
    @Sendable func run() {
      var worker: Worker? = nil
      while !hasFailed.load(ordering: .relaxed) {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let outcome = Swift.Result<Result, any Error> {
          if worker == nil { worker = try makeWorker() }
          let result = try work(&worker!, index)
          let share = Double(done.add(1, ordering: .relaxed).newValue) / Double(count)
          try tell(share: share)
          return result
        }
        if case .failure = outcome { hasFailed.store(true, ordering: .relaxed) }
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
