/// A polygon as files give it: rings of coordinates, the first point of a ring repeated at its end.
///
/// Nothing is promised about validity or the direction of rings; GEOSKit repairs and judges.
package struct Polygon: Hashable, Sendable {
  package var exterior: [Coordinate]
  package var holes: [[Coordinate]]

  package init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
    self.exterior = exterior
    self.holes = holes
  }
}
