/// A step of the lattice between a point inside and one outside, in steps of 1e-7° from the
/// south-western corner of the tile of its first point.
struct MixedEdge {
  /// The inner point.
  let x: Int32
  let y: Int32
  /// From the inner point to the outer one: along one axis.
  let stepX: Int32
  let stepY: Int32
  /// At the 180th meridian or the seam of columns, where an area ends: the crossing is the inner point
  /// itself.
  let isCut: Bool
  /// How many of its parts are inside; the crossing is in the middle of the next one.
  var inside: Int32 = 0

  /// A search looks at each fifth first, then within one of them at each of its fifths.
  static let partsOfFifth: Int32 = 5
  static let parts = 5 * partsOfFifth

  /// The place behind so many parts.
  func place(
    _ part: Int32, _ corner: (eastE7: Int64, northE7: Int64)
  ) -> (eastE7: Int64, northE7: Int64) {
    (
      corner.eastE7 + Int64(x + stepX / Self.parts * part),
      corner.northE7 + Int64(y + stepY / Self.parts * part)
    )
  }
}
