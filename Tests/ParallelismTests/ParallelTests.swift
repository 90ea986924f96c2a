import Parallelism
import Synchronization
import Testing

@Suite("Parallel work") struct ParallelTests {
  @Test(arguments: [1, 2, 3, 8])
  func `gives results in the order of the indices`(threads: Int) throws {
    let squares = try Parallel(threads: threads).map(count: 1000) { $0 * $0 }
    #expect(squares == (0..<1000).map { $0 * $0 })
  }

  @Test func `of nothing gives nothing`() throws {
    #expect(try Parallel(threads: 4).map(count: 0) { $0 } == [])
  }

  @Test func `takes at least one thread`() {
    #expect(Parallel(threads: 0).threads == 1)
    #expect(Parallel(threads: -3).threads == 1)
  }

  private struct Failure: Error, Equatable { let index: Int }

  @Test(arguments: [1, 2, 8])
  func `throws the error of the lowest index`(threads: Int) {
    #expect(throws: Failure(index: 37)) {
      try Parallel(threads: threads).map(count: 500) { index in
        if index >= 37, index % 2 == 1 { throw Failure(index: index) }
        return index
      }
    }
  }

  @Test(arguments: [1, 2, 4])
  func `makes one worker a thread and hands it on`(threads: Int) throws {
    let made = Atomic<Int>(0)
    let turns = try Parallel(threads: threads).map(
      count: 200,
      makeWorker: {
        made.add(1, ordering: .relaxed)
        return 0
      }
    ) { worker, _ in
      worker += 1
      return worker
    }
    let workers = made.load(ordering: .relaxed)
    #expect((1...threads).contains(workers))
    // Each worker counted its own turns from 1 up.
    #expect(turns.count { $0 == 1 } == workers)
    #expect(turns.max()! >= 200 / threads)
  }

  @Test func `cuts a count into ranges that do not depend on threads`() {
    #expect(Parallel.ranges(of: 10, size: 4) == [0..<4, 4..<8, 8..<10])
    #expect(Parallel.ranges(of: 8, size: 4) == [0..<4, 4..<8])
    #expect(Parallel.ranges(of: 0, size: 4) == [])
  }

  @Test(arguments: [1, 4])
  func `tells its stage at the beginning, and how far it is with each piece`(threads: Int) throws {
    let told = Mutex<[RunProgress]>([])
    let parallel = Parallel(threads: threads) { progress in told.withLock { $0.append(progress) } }
    _ = try parallel.stage(.joining, of: 70).map(count: 4) { $0 }
    // Not part of a stage.
    _ = try parallel.map(count: 3) { $0 }
    let shares = told.withLock { $0 }
    #expect(shares.allSatisfy { $0.stage == .joining && $0.count == 70 })
    #expect(shares.first?.share == 0)
    #expect(Set(shares.map(\.share)) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test(arguments: [1, 4])
  func `ends with what its report throws, and begins no more`(threads: Int) throws {
    let begun = Atomic<Int>(0)
    let parallel = Parallel(threads: threads) { progress in
      if progress.share > 0 { throw Failure(index: 7) }
    }
    #expect(throws: Failure(index: 7)) {
      try parallel.stage(.joining).map(count: 1000) { _ in begun.add(1, ordering: .relaxed) }
    }
    #expect(begun.load(ordering: .relaxed) <= 2 * threads)
  }
}
