import Geography

/// A box round places as the reader takes it: without a thought of the 180th meridian, empty if its
/// south is above its north.
package struct PlaceBounds: Hashable, Sendable {
  package var westE7: Int32
  package var southE7: Int32
  package var eastE7: Int32
  package var northE7: Int32

  package init(westE7: Int32, southE7: Int32, eastE7: Int32, northE7: Int32) {
    self.westE7 = westE7
    self.southE7 = southE7
    self.eastE7 = eastE7
    self.northE7 = northE7
  }

  package var box: BoundingBox? {
    southE7 > northE7
      ? nil : BoundingBox(westE7: westE7, southE7: southE7, eastE7: eastE7, northE7: northE7)
  }
}

extension OSMData {
  /// The areas of relations in columns.
  package struct Areas: Hashable, Sendable {
    package var relations: [Int64] = []
    package var states: [Area.State] = []
    package var ways: [Int32] = []
    package var missingWays: [Int32] = []
    package var incompleteWays: [Int32] = []
    package var shapes = Shapes()

    package init() {}

    package func area(_ position: Int) -> Area {
      Area(
        relation: relations[position], state: states[position], ways: Int(ways[position]),
        missingWays: Int(missingWays[position]), incompleteWays: Int(incompleteWays[position]),
        isBroken: shapes.isBroken[position], polygons: shapes.polygons(of: position))
    }

    package var all: [Area] { relations.indices.map(area) }
  }

  /// What other selections could ask of a file, beside what is handed over as such.
  package struct Supplement: Hashable, Sendable {
    /// Round each place.
    package var placeBounds: [PlaceBounds] = []
    /// Of all relations, by id.
    package var areas = Areas()
    /// Round the ways of each area.
    package var areaBounds: [PlaceBounds] = []
    /// The tags that make a place, of ways that are not closed: each different set once.
    package var openWayTags = TagColumns()
    /// How many ways have them.
    package var openWayCounts: [Int64] = []

    package init() {}
  }
}
