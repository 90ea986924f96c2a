/// Which tiles a straight line may cross, in units of tiles.
enum Rasterizer {
  /// Calls `body` with each row and the columns in it.
  ///
  /// - Parameters:
  ///   - rows: Those that matter.
  ///   - margin: How many rows and columns more on each side. Without one a tile may be missed of
  ///     which the line only touches the side, since all is computed in floating point.
  static func forEachRow(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), rows: ClosedRange<Int32>,
    margin: Double, _ body: (_ row: Int32, _ columns: ClosedRange<Int32>) -> Void
  ) {
    let (south, north) = start.y < end.y ? (start, end) : (end, start)
    let first = max(Double(rows.lowerBound), south.y.rounded(.down) - margin)
    let last = min(Double(rows.upperBound), north.y.rounded(.down) + margin)
    guard first <= last else { return }
    let slope = north.y > south.y ? (north.x - south.x) / (north.y - south.y) : 0
    for row in Int32(first)...Int32(last) {
      // The stretch of the line in this row and a little beyond.
      var (low, high) = (min(south.x, north.x), max(south.x, north.x))
      if north.y - south.y > 1 {
        let bottom = min(max(Double(row) - 0.01, south.y), north.y)
        let top = min(max(Double(row) + 1.01, south.y), north.y)
        let one = south.x + slope * (bottom - south.y)
        let other = south.x + slope * (top - south.y)
        (low, high) = (min(one, other), max(one, other))
      }
      body(row, clamped(low.rounded(.down) - margin)...clamped(high.rounded(.down) + margin))
    }
  }

  private static func clamped(_ value: Double) -> Int32 { Int32(min(max(value, -2e9), 2e9)) }
}
