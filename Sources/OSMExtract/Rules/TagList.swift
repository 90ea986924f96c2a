import OSMKit

/// The tags of one object, as numbers of `OSMData.strings`.
struct TagList {
  let columns: TagColumns
  let range: Range<Int>

  init(_ columns: TagColumns, row: Int) {
    self.columns = columns
    range = columns.range(ofRow: row)
  }

  /// The number of the value of a key; `nil` without it.
  func value(of key: Int32) -> Int32? {
    for index in range where columns.keys[index] == key { return columns.values[index] }
    return nil
  }
}
