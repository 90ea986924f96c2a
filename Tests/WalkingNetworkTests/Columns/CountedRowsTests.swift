import Testing
import WalkingNetwork

@Suite("Rows that are counted") struct CountedRowsTests {
  @Test func `keep their items in order`() {
    let items: [(row: Int, name: String)] = [(2, "a"), (0, "b"), (2, "c"), (3, "d"), (0, "e")]
    var rows = CountedRows(5) { count in for item in items { count(item.row) } }
    var column = Array(repeating: "", count: rows.itemCount)
    for item in items { column[rows.nextPlace(inRow: item.row)] = item.name }
    #expect(column == ["b", "e", "a", "c", "d"])
    #expect(rows.first == [0, 2, 2, 4, 5, 5])
  }

  @Test func `may be none, or hold nothing`() {
    #expect(CountedRows(0) { _ in }.first == [0])
    #expect(CountedRows(2) { _ in }.first == [0, 0, 0])
    #expect(CountedRows(2) { _ in }.itemCount == 0)
  }
}
