/// Rows of items in flat columns, each item's row being known: a counting sort, which keeps the order
/// of the items of a row.
///
/// ```swift
/// var rows = CountedRows(3) { count in for item in items { count(item.row) } }
/// for item in items { column[rows.nextPlace(inRow: item.row)] = item.value }
/// ```
package struct CountedRows {
  /// The items of row `r` are `first[r] ..< first[r + 1]`.
  package let first: [Int32]
  /// By row: where its next item goes.
  private var next: [Int32]

  /// - Parameters:
  ///   - rowCount: How many rows there are.
  ///   - forEachItem: Calls what it is given with the row of each item.
  package init(_ rowCount: Int, _ forEachItem: ((_ row: Int) -> Void) -> Void) {
    var first = Array(repeating: Int32(0), count: rowCount + 1)
    forEachItem { row in first[row + 1] += 1 }
    for row in 0..<rowCount { first[row + 1] += first[row] }
    self.first = first
    next = first
  }

  package var itemCount: Int { Int(first[first.count - 1]) }

  /// The place of an item in the columns; to be asked once for each, in their order.
  package mutating func nextPlace(inRow row: Int) -> Int {
    defer { next[row] += 1 }
    return Int(next[row])
  }
}
