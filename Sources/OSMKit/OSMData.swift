import Geography

/// Tags of rows (streets, places, nodes) in columns.
///
/// The tags of row `r` are `first[r] ..< first[r + 1]` of `keys` and `values`, in the file's order.
package struct TagColumns: Hashable, Sendable {
  /// One more than there are rows.
  package let first: [Int32]
  /// Numbers of `OSMData.strings`.
  package let keys: [Int32]
  /// Numbers of `OSMData.strings`.
  package let values: [Int32]

  package func range(ofRow row: Int) -> Range<Int> { Int(first[row])..<Int(first[row + 1]) }
}

/// What was taken from an OSM file, in flat columns. It depends on the file and the selection only,
/// not on the number of threads.
///
/// If an object occurs more than once in the file, the last one counts; deleted ones are absent.
package struct OSMData: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package let boxes: [BoundingBox]
    /// The program that wrote the file; empty if the file does not say.
    package let generator: String
    /// The date of the data by the header's own word, ISO 8601.
    package let timestamp: String?
    /// The date of the newest way or relation, ISO 8601.
    package let newestObject: String?
    /// A download service's word that the file is incomplete (XML only).
    package let remark: String?
  }

  package struct Counts: Hashable, Sendable {
    /// Distinct ways of the file that are not deleted, taken or not.
    package let ways: Int
    /// Ways with a place's tags that are not closed, and so are no places.
    package let openPlaceWays: Int
    /// Relations `type=multipolygon` with `highway`: squares, which make no streets.
    package let streetMultipolygons: Int
    /// Closed ways and multipolygon relations with a tag of `boxedPlaceTags` only that were not
    /// taken, since they lie outside the box.
    package let placesOutsideBox: Int
  }

  /// The nodes that streets refer to, by id.
  package struct Nodes: Hashable, Sendable {
    package let ids: [Int64]
    /// Of a node that is not present it means nothing.
    package let coordinates: [Coordinate]
    /// Whether the file has the node, with a place on Earth.
    package let isPresent: [Bool]
    /// The indices, ascending, of nodes that hand over tags.
    package let tagged: [Int32]
    /// A row for each of `tagged`.
    package let tags: TagColumns
  }

  /// By id.
  package struct Streets: Hashable, Sendable {
    package let ids: [Int64]
    /// Street `s` refers to `firstReference[s] ..< firstReference[s + 1]` of `references`.
    package let firstReference: [Int32]
    /// Indices of nodes, missing ones too, as the ways list them.
    package let references: [Int32]
    package let tags: TagColumns

    package func range(ofStreet street: Int) -> Range<Int> {
      Int(firstReference[street])..<Int(firstReference[street + 1])
    }
  }

  /// The polygons of some owners: places or areas.
  package struct Shapes: Hashable, Sendable {
    /// Whether the polygons of an owner cannot be built; it has none then.
    package let isBroken: [Bool]
    /// Owner `o` has the polygons `firstPolygon[o] ..< firstPolygon[o + 1]` of `columns`.
    package let firstPolygon: [Int32]
    package let columns: PolygonColumns

    package func range(ofOwner owner: Int) -> Range<Int> {
      Int(firstPolygon[owner])..<Int(firstPolygon[owner + 1])
    }

    package func polygons(of owner: Int) -> [Polygon] {
      range(ofOwner: owner).map { columns.polygon($0) }
    }
  }

  /// Nodes, then ways, then relations, each by id.
  package struct Places: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case node, way, relation }

    package let nodeCount: Int
    package let wayCount: Int
    package let ids: [Int64]
    package let tags: TagColumns
    /// Where the nodes among the places are: `nodeCount` of them, and the first places are these.
    package let points: [Coordinate]
    /// Of each place; a node has none.
    package let shapes: Shapes

    package var count: Int { ids.count }

    package func kind(of place: Int) -> Kind {
      place < nodeCount ? .node : place < nodeCount + wayCount ? .way : .relation
    }

    /// The polygons of a place; none for a node or a broken place.
    package func polygons(of place: Int) -> [Polygon] { shapes.polygons(of: place) }
  }

  /// A relation whose area was asked for.
  package struct Area: Hashable, Sendable {
    package enum State: Hashable, Sendable {
      /// The file lacks it.
      case absent
      /// It is neither a boundary nor a multipolygon.
      case otherType
      case area
    }

    package let relation: Int64
    package let state: State
    /// Its member ways.
    package let ways: Int
    /// How many of them the file lacks.
    package let missingWays: Int
    /// How many of the others refer to nodes that the file lacks.
    package let incompleteWays: Int
    /// Whether there are no polygons since they cannot be built.
    package let isBroken: Bool
    package let polygons: [Polygon]
  }

  package let header: Header
  package let counts: Counts
  /// The distinct keys and values handed over.
  package let strings: [String]
  package let nodes: Nodes
  package let streets: Streets
  package let places: Places
  /// As the selection lists them.
  package let areas: [Area]

  /// The tags of a row as text; for messages and tests, not for loops.
  package func dictionary(_ tags: TagColumns, row: Int) -> [String: String] {
    Dictionary(
      tags.range(ofRow: row).map { (strings[Int(tags.keys[$0])], strings[Int(tags.values[$0])]) },
      uniquingKeysWith: { first, _ in first })
  }
}
