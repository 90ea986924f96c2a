internal import COsmium
import Geography

/// Reads OSM files: .osm.pbf, .osm, .osm.gz and .osm.bz2.
package enum OSMReader {
  /// Takes from a file what `selection` names.
  ///
  /// Memory is proportional to what is taken, not to the file. The file is read three times:
  /// relations, ways, nodes; no order is assumed, and where ways do not ascend by id they are read
  /// once more. A box round a relation's area takes two readings more, of its ways and nodes.
  ///
  /// - Parameters:
  ///   - path: A local file; its suffix says the format.
  ///   - threads: How many threads decode blocks and build polygons; at least 1.
  package static func read(
    path: String, selection: OSMSelection, threads: Int
  ) throws(OSMError) -> OSMData {
    let handle = try SelectionHandle(selection)
    let result = try ResultHandle(path: path, selection: handle, threads: threads)
    return result.makeData(takesAll: selection.takesAll)
  }
}

/// Owns the C selection.
@safe private final class SelectionHandle {
  let pointer: OpaquePointer

  init(_ selection: OSMSelection) throws(OSMError) {
    guard let pointer = unsafe co_selection_create() else { throw Self.outOfMemory }
    unsafe self.pointer = pointer
    try addTags(selection.streetTags, role: CO_ROLE_STREET)
    try addTags(selection.nodeTags, role: CO_ROLE_STREET_NODE)
    try addTags(selection.placeTags, role: CO_ROLE_PLACE)
    try addTags(selection.boxedPlaceTags, role: CO_ROLE_BOXED_PLACE)
    try addKeys(selection.streetKeys, role: CO_ROLE_STREET)
    try addKeys(selection.placeKeys, role: CO_ROLE_PLACE)
    for relation in selection.areaRelations {
      guard unsafe co_selection_add_area(pointer, relation) != 0 else { throw Self.outOfMemory }
    }
    switch selection.placeBox {
    case .box(let box):
      unsafe co_selection_set_box(
        pointer,
        co_box(
          west_e7: box.westE7, south_e7: box.southE7, east_e7: box.eastE7, north_e7: box.northE7))
    case .aroundRelation(let relation): unsafe co_selection_set_box_of_area(pointer, relation)
    case nil: break
    }
    if selection.takesAll { unsafe co_selection_take_all(pointer) }
  }

  deinit { unsafe co_selection_free(pointer) }

  private func addTags(_ tags: [TagPattern], role: Int) throws(OSMError) {
    for tag in tags {
      guard unsafe co_selection_add_tag(pointer, Int32(role), tag.key, tag.value) != 0 else {
        throw Self.outOfMemory
      }
    }
  }

  private func addKeys(_ keys: [String], role: Int) throws(OSMError) {
    for key in keys {
      guard unsafe co_selection_add_key(pointer, Int32(role), key) != 0 else {
        throw Self.outOfMemory
      }
    }
  }

  private static let outOfMemory = OSMError(kind: .outOfMemory, message: "Out of memory")
}

/// Owns the C result; everything that leaves it is copied.
@safe private final class ResultHandle {
  private let pointer: OpaquePointer

  init(path: String, selection: SelectionHandle, threads: Int) throws(OSMError) {
    var error = co_error()
    let threads = Int32(clamping: max(1, threads))
    guard let pointer = unsafe co_read(path, selection.pointer, threads, &error) else {
      throw OSMError(error)
    }
    unsafe self.pointer = pointer
  }

  deinit { unsafe co_result_free(pointer) }

  func makeData(takesAll: Bool) -> OSMData {
    let columns = unsafe co_result_columns(pointer)!.pointee
    var data = OSMData()
    unsafe data.header = .init(columns.header)
    unsafe data.counts = .init(columns.counts)
    unsafe data.strings = strings(of: columns)
    unsafe data.nodes = .init(columns)
    unsafe data.streets = .init(columns)
    unsafe data.places = .init(columns)
    if takesAll {
      unsafe data.supplement = .init(columns)
    } else {
      unsafe data.areas = OSMData.Areas(columns).all
    }
    return data
  }
}

// MARK: - Copies of C columns

private func copy<Element>(_ start: UnsafePointer<Element>?, _ count: Int) -> [Element] {
  unsafe Array(UnsafeBufferPointer(start: start, count: count))
}

private func coordinates(_ start: UnsafePointer<co_coordinate>?, _ count: Int) -> [Coordinate] {
  unsafe UnsafeBufferPointer(start: start, count: count).map {
    Coordinate(longitudeE7: $0.longitude_e7, latitudeE7: $0.latitude_e7)
  }
}

private func flags(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [Bool] {
  unsafe UnsafeBufferPointer(start: start, count: count).map { $0 != 0 }
}

private func nonEmpty(_ string: UnsafePointer<CChar>) -> String? {
  let string = unsafe String(cString: string)
  return string.isEmpty ? nil : string
}

private func strings(of columns: co_columns) -> TextColumn {
  let first = unsafe copy(columns.string_first, columns.string_count + 1)
  let start = unsafe UnsafeRawPointer(columns.string_bytes)
  let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(first[first.count - 1]))
  return unsafe TextColumn(first: first, bytes: Array(bytes))
}

private func bounds(_ start: UnsafePointer<co_bounds>?, _ count: Int) -> [PlaceBounds] {
  unsafe UnsafeBufferPointer(start: start, count: count).map {
    PlaceBounds(
      westE7: $0.west_e7, southE7: $0.south_e7, eastE7: $0.east_e7, northE7: $0.north_e7)
  }
}

extension TagColumns {
  fileprivate init(_ tags: co_tags) {
    first = unsafe copy(tags.first, tags.row_count + 1)
    keys = unsafe copy(tags.keys, tags.tag_count)
    values = unsafe copy(tags.values, tags.tag_count)
  }
}

extension OSMData.Header {
  fileprivate init(_ header: co_header) {
    boxes = unsafe UnsafeBufferPointer(start: header.boxes, count: header.box_count).map {
      BoundingBox(
        westE7: $0.west_e7, southE7: $0.south_e7, eastE7: $0.east_e7, northE7: $0.north_e7)
    }
    generator = unsafe String(cString: header.generator)
    timestamp = unsafe nonEmpty(header.timestamp)
    newestObject = unsafe nonEmpty(header.newest_object)
    remark = unsafe nonEmpty(header.remark)
  }
}

extension OSMData.Counts {
  fileprivate init(_ counts: co_counts) {
    ways = Int(counts.ways)
    openPlaceWays = Int(counts.open_place_ways)
    streetMultipolygons = Int(counts.street_multipolygons)
    placesOutsideBox = Int(counts.places_outside_box)
  }
}

extension OSMData.Nodes {
  fileprivate init(_ columns: co_columns) {
    ids = unsafe copy(columns.node_ids, columns.node_count)
    coordinates = unsafe OSMKit.coordinates(columns.node_coordinates, columns.node_count)
    isPresent = unsafe flags(columns.node_is_present, columns.node_count)
    tagged = unsafe copy(columns.tagged_nodes, columns.tagged_count)
    tags = unsafe TagColumns(columns.tagged_tags)
  }
}

extension OSMData.Streets {
  fileprivate init(_ columns: co_columns) {
    ids = unsafe copy(columns.street_ids, columns.street_count)
    firstReference = unsafe copy(columns.street_first_reference, columns.street_count + 1)
    references = unsafe copy(columns.references, columns.reference_count)
    tags = unsafe TagColumns(columns.street_tags)
  }
}

extension OSMData.Places {
  fileprivate init(_ columns: co_columns) {
    nodeCount = unsafe columns.place_node_count
    wayCount = unsafe columns.place_way_count
    ids = unsafe copy(columns.place_ids, columns.place_count)
    tags = unsafe TagColumns(columns.place_tags)
    points = unsafe coordinates(columns.place_points, columns.place_node_count)
    shapes = unsafe OSMData.Shapes(columns.place_polygons)
  }
}

extension OSMData.Shapes {
  fileprivate init(_ polygons: co_polygons) {
    isBroken = unsafe flags(polygons.is_broken, polygons.owner_count)
    firstPolygon = unsafe copy(polygons.first_polygon, polygons.owner_count + 1)
    columns = unsafe PolygonColumns(
      firstRing: copy(polygons.first_ring, polygons.polygon_count + 1),
      firstVertex: copy(polygons.first_vertex, polygons.ring_count + 1),
      vertices: coordinates(polygons.vertices, polygons.vertex_count))
  }
}

extension OSMData.Areas {
  fileprivate init(_ columns: co_columns) {
    let areas = unsafe UnsafeBufferPointer(start: columns.areas, count: columns.area_count)
    relations = unsafe areas.map(\.relation)
    states = unsafe areas.map { area -> OSMData.Area.State in
      switch Int(area.state) {
      case CO_AREA_ABSENT: .absent
      case CO_AREA_OF_OTHER_TYPE: .otherType
      default: .area
      }
    }
    ways = unsafe areas.map(\.ways)
    missingWays = unsafe areas.map(\.missing_ways)
    incompleteWays = unsafe areas.map(\.incomplete_ways)
    shapes = unsafe OSMData.Shapes(columns.area_polygons)
  }
}

extension OSMData.Supplement {
  fileprivate init(_ columns: co_columns) {
    placeBounds = unsafe OSMKit.bounds(columns.place_bounds, columns.place_bounds_count)
    areas = unsafe OSMData.Areas(columns)
    areaBounds = unsafe OSMKit.bounds(columns.area_bounds, columns.area_bounds_count)
    openWayTags = unsafe TagColumns(columns.open_way_tags)
    openWayCounts = unsafe copy(columns.open_way_counts, columns.open_way_tags.row_count)
  }
}
