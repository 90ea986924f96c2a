import Geography

/// Tags of rows (streets, places, nodes) in columns.
///
/// The tags of row `r` are `first[r] ..< first[r + 1]` of `keys` and `values`, in the file's order.
package struct TagColumns: Hashable, Sendable {
  /// One more than there are rows.
  package var first: [Int32] = [0]
  /// Numbers of `OSMData.strings`.
  package var keys: [Int32] = []
  /// Numbers of `OSMData.strings`.
  package var values: [Int32] = []

  package init() {}

  package var rowCount: Int { first.count - 1 }

  package func range(ofRow row: Int) -> Range<Int> { Int(first[row])..<Int(first[row + 1]) }
}

/// What was taken from an OSM file, in flat columns. It depends on the file and the selection only,
/// not on the number of threads.
///
/// If an object occurs more than once in the file, the last one counts; deleted ones are absent.
package struct OSMData: Hashable, Sendable {
  package struct Header: Hashable, Sendable {
    package var boxes: [BoundingBox] = []
    /// The program that wrote the file; empty if the file does not say.
    package var generator = ""
    /// The date of the data by the header's own word, ISO 8601.
    package var timestamp: String?
    /// The date of the newest way or relation, ISO 8601.
    package var newestObject: String?
    /// A download service's word that the file is incomplete (XML only).
    package var remark: String?

    package init() {}

    /// Whether the remark says that the download broke off with an error.
    package var isDownloadIncomplete: Bool { remark?.lowercased().contains("error") ?? false }
  }

  package struct Counts: Hashable, Sendable {
    /// Distinct ways of the file that are not deleted, taken or not.
    package var ways = 0
    /// Ways with a place's tags that are not closed, and so are no places.
    package var openPlaceWays = 0
    /// Relations `type=multipolygon` with `highway`: squares, which make no streets.
    package var streetMultipolygons = 0
    /// Closed ways and multipolygon relations with a tag of `boxedPlaceTags` only that were not
    /// taken, since they lie outside the box.
    package var placesOutsideBox = 0

    package init() {}
  }

  /// The nodes that streets refer to, by id.
  package struct Nodes: Hashable, Sendable {
    package var ids: [Int64] = []
    /// Of a node that is not present it means nothing.
    package var coordinates: [Coordinate] = []
    /// Whether the file has the node, with a place on Earth.
    package var isPresent: [Bool] = []
    /// The indices, ascending, of nodes that hand over tags.
    package var tagged: [Int32] = []
    /// A row for each of `tagged`.
    package var tags = TagColumns()

    package init() {}
  }

  /// By id.
  package struct Streets: Hashable, Sendable {
    package var ids: [Int64] = []
    /// Street `s` refers to `firstReference[s] ..< firstReference[s + 1]` of `references`.
    package var firstReference: [Int32] = [0]
    /// Indices of nodes, missing ones too, as the ways list them.
    package var references: [Int32] = []
    package var tags = TagColumns()

    package init() {}

    package func range(ofStreet street: Int) -> Range<Int> {
      Int(firstReference[street])..<Int(firstReference[street + 1])
    }
  }

  /// The polygons of some owners: places or areas.
  package struct Shapes: Hashable, Sendable {
    /// Whether the polygons of an owner cannot be built; it has none then.
    package var isBroken: [Bool] = []
    /// Owner `o` has the polygons `firstPolygon[o] ..< firstPolygon[o + 1]` of `columns`.
    package var firstPolygon: [Int32] = [0]
    package var columns = PolygonColumns()

    package init() {}

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

    package var nodeCount = 0
    package var wayCount = 0
    package var ids: [Int64] = []
    package var tags = TagColumns()
    /// Where the nodes among the places are: `nodeCount` of them, and the first places are these.
    package var points: [Coordinate] = []
    /// Of each place the point in its polygons, if they were computed before and are not to be
    /// computed anew; those that `shapes` says are broken have none.
    package var knownPoints: [Coordinate]?
    /// Of each place the ground that it covers, square meters, if it was measured before.
    package var knownFootprints: [Double]?
    /// Of each place; a node has none.
    package var shapes = Shapes()

    package init() {}

    package var count: Int { ids.count }

    package func kind(of place: Int) -> Kind {
      place < nodeCount ? .node : place < nodeCount + wayCount ? .way : .relation
    }

    /// The polygons of a place; none for a node or a broken place.
    package func polygons(of place: Int) -> [Polygon] { shapes.polygons(of: place) }
  }

  /// A relation whose area was asked for.
  package struct Area: Hashable, Sendable {
    package enum State: UInt8, Hashable, Sendable {
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

  package var header = Header()
  package var counts = Counts()
  /// The distinct keys and values handed over.
  package var strings = TextColumn()
  package var nodes = Nodes()
  package var streets = Streets()
  package var places = Places()
  /// As the selection lists them.
  package var areas: [Area] = []
  /// Only of a selection that takes all.
  package var supplement: Supplement?

  package init() {}

  /// The tags of a row as text; for messages and tests, not for loops.
  package func dictionary(_ tags: TagColumns, row: Int) -> [String: String] {
    Dictionary(
      tags.range(ofRow: row).map { (strings[Int(tags.keys[$0])], strings[Int(tags.values[$0])]) },
      uniquingKeysWith: { first, _ in first })
  }
}
