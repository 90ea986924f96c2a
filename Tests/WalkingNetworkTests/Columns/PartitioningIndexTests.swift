import Testing
import WalkingNetwork

@Suite("A search among sorted values") struct PartitioningIndexTests {
  /// Against a look at one after the other.
  @Test(arguments: 0..<40)
  func `finds the first that is large enough`(count: Int) {
    let values = (0..<count).map { $0 * $0 / 5 }
    for wanted in -1...(count * count / 5 + 1) {
      let found = values.indices.partitioningIndex { values[$0] >= wanted }
      #expect(found == values.firstIndex { $0 >= wanted } ?? count)
    }
  }

  @Test func `stays within its range`() {
    #expect((3..<7).partitioningIndex { _ in true } == 3)
    #expect((3..<7).partitioningIndex { _ in false } == 7)
    #expect((3..<3).partitioningIndex { _ in true } == 3)
    // No sum overflows.
    let end = Int.max
    #expect((end - 2..<end).partitioningIndex { $0 >= end - 1 } == end - 1)
  }
}
