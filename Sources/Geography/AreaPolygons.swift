/// What had to be mended before an area could be used.
package struct AreaRepairs: Hashable, Sendable {
  /// Rings whose last place was not the first one.
  package var closedRings = 0
  /// Polygons that were not valid: rings that cross themselves or each other.
  package var repairedPolygons = 0

  package init(closedRings: Int = 0, repairedPolygons: Int = 0) {
    self.closedRings = closedRings
    self.repairedPolygons = repairedPolygons
  }
}

/// The polygons of an area, which is their union.
package struct AreaPolygons: Hashable, Sendable {
  package var polygons: [Polygon]
  package var repairs: AreaRepairs

  package init(_ polygons: [Polygon] = [], repairs: AreaRepairs = AreaRepairs()) {
    self.polygons = polygons
    self.repairs = repairs
  }
}
