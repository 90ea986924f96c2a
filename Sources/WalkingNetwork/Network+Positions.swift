import Geography

/// Places and lengths at positions along chains.
extension Network {
  /// Where a join meets the street.
  package func place(ofJoin join: Int, _ joins: Joins) -> Coordinate {
    place(onSegment: Int(joins.segments[join]), at: joins.positions[join])
  }

  /// The place at a position on a segment, on the grid of coordinates.
  func place(onSegment segment: Int, at position: Int64) -> Coordinate {
    let (first, last) = (vertices[segment], vertices[segment + 1])
    let share = self.share(segment, position)
    if share <= 0 { return first }
    if share >= 1 { return last }
    let east = Int64((Double(first.eastwardE7(to: last)) * share).rounded())
    let north = Int64((Double(last.latitudeE7 - first.latitudeE7) * share).rounded())
    return Coordinate(
      longitudeE7: Longitude.wrapped(Int64(first.longitudeE7) + east),
      latitudeE7: first.latitudeE7 + Int32(north))
  }

  /// From the chain's tail along the street, in steps of 0.01 mm.
  func groundLength(_ segment: Int, at position: Int64) -> Int64 {
    let length = Double(lengths[segment + 1] - lengths[segment])
    return lengths[segment] + Int64((length * share(segment, position)).rounded())
  }

  /// How far along a segment a position lies, 0 to 1.
  private func share(_ segment: Int, _ position: Int64) -> Double {
    let (start, end) = (positions[segment], positions[segment + 1])
    return end > start ? Double(position - start) / Double(end - start) : 0
  }

  /// The segment of a chain on which a position lies; of two that meet there the second.
  func segment(in segments: Range<Int>, at position: Int64) -> Int {
    segments.dropFirst().partitioningIndex { positions[$0] > position } - 1
  }

  func groundLength(in segments: Range<Int>, at position: Int64) -> Int64 {
    groundLength(segment(in: segments, at: position), at: position)
  }
}
