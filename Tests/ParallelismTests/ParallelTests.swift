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
}
