import Geography

extension OSMData {
  /// What a reading of the same file with `selection` would have given, from one that took all.
  ///
  /// The strings are those of this one, in their order. Only one thing may differ: a place that
  /// touches the box with none of its nodes within a kilometer of it, which a reading leaves out.
  ///
  /// - Parameters:
  ///   - selection: Asks for nothing that this one was not asked for.
  ///   - withStreets: Whether the streets and their nodes are wanted.
  ///   - withPolygons: Whether the polygons of places are wanted; without, they must have known
  ///     points.
  package func selecting(
    _ selection: OSMSelection, withStreets: Bool = true, withPolygons: Bool = true
  ) -> OSMData {
    var selected = OSMData()
    selected.header = header
    selected.counts.ways = counts.ways
    selected.counts.streetMultipolygons = counts.streetMultipolygons
    selected.strings = strings
    let roles = TagRoles(selection, strings)
    if withStreets { selectStreets(roles, into: &selected) }
    guard let supplement else { return selected }
    selected.areas = selection.areaRelations.map { supplement.area(ofRelation: $0, in: places) }
    selected.counts.openPlaceWays = supplement.openWays(with: roles)
    let chosen = selectPlaces(
      roles, supplement.box(of: selection.placeBox), supplement, into: &selected)
    selected.places = places.selecting(chosen, roles.isPlaceKey, withPolygons: withPolygons)
    return selected
  }

  // MARK: Streets

  private func selectStreets(_ roles: TagRoles, into selected: inout OSMData) {
    let chosen = streets.ids.indices.filter { roles.of(streets.tags, row: $0).contains(.street) }
    if chosen.count == streets.ids.count {
      selected.nodes.ids = nodes.ids
      selected.nodes.coordinates = nodes.coordinates
      selected.nodes.isPresent = nodes.isPresent
      selected.streets = streets
    } else {
      selectNodes(of: chosen, into: &selected)
    }
    selected.streets.tags = streets.tags.selecting(chosen, roles.isStreetKey)
    let newIndices = numbers(ofNodesWith: selected.nodes.ids)
    var tagged: [Int] = []
    for (row, node) in nodes.tagged.enumerated() {
      let index = newIndices.map { $0[Int(node)] } ?? node
      guard index >= 0, roles.of(nodes.tags, row: row).contains(.streetNode) else { continue }
      selected.nodes.tagged.append(index)
      tagged.append(row)
    }
    selected.nodes.tags = nodes.tags.selecting(tagged, roles.isStreetKey)
  }

  /// Takes some streets with their nodes only.
  private func selectNodes(of chosen: [Int], into selected: inout OSMData) {
    var newIndices = Array(repeating: Int32(-1), count: nodes.ids.count)
    for street in chosen {
      for node in streets.references[streets.range(ofStreet: street)] { newIndices[Int(node)] = 0 }
    }
    for node in newIndices.indices where newIndices[node] == 0 {
      newIndices[node] = Int32(selected.nodes.ids.count)
      selected.nodes.ids.append(nodes.ids[node])
      selected.nodes.coordinates.append(nodes.coordinates[node])
      selected.nodes.isPresent.append(nodes.isPresent[node])
    }
    for street in chosen {
      selected.streets.ids.append(streets.ids[street])
      for node in streets.references[streets.range(ofStreet: street)] {
        selected.streets.references.append(newIndices[Int(node)])
      }
      selected.streets.firstReference.append(Int32(selected.streets.references.count))
    }
  }

  /// By node: its index among `ids`, -1 if it is not there; `nil` if all are.
  private func numbers(ofNodesWith ids: [Int64]) -> [Int32]? {
    guard ids.count < nodes.ids.count else { return nil }
    var next = 0
    return nodes.ids.map { id in
      guard next < ids.count, ids[next] == id else { return -1 }
      next += 1
      return Int32(next - 1)
    }
  }

  // MARK: Places

  /// The rows of the places that are taken; counts those that are not.
  private func selectPlaces(
    _ roles: TagRoles, _ box: BoundingBox?, _ supplement: Supplement, into selected: inout OSMData
  ) -> [Int] {
    var chosen: [Int] = []
    for place in places.ids.indices {
      let found = roles.of(places.tags, row: place)
      guard !found.isDisjoint(with: [.place, .boxedPlace]) else { continue }
      if let box, !found.contains(.place), !supplement.placeBounds[place].touches(box) {
        selected.counts.placesOutsideBox += place < places.nodeCount ? 0 : 1
        continue
      }
      chosen.append(place)
    }
    return chosen
  }
}

extension OSMData.Places {
  fileprivate func selecting(
    _ chosen: [Int], _ isKey: [Bool], withPolygons: Bool
  ) -> OSMData.Places {
    var selected = OSMData.Places()
    selected.nodeCount = chosen.count { $0 < nodeCount }
    selected.wayCount = chosen.count { $0 >= nodeCount && $0 < nodeCount + wayCount }
    selected.ids = chosen.map { ids[$0] }
    selected.points = chosen.prefix(selected.nodeCount).map { points[$0] }
    selected.knownPoints = knownPoints.map { points in chosen.map { points[$0] } }
    selected.knownFootprints = knownFootprints.map { footprints in chosen.map { footprints[$0] } }
    selected.tags = tags.selecting(chosen, isKey)
    selected.shapes.isBroken = chosen.map { shapes.isBroken[$0] }
    guard withPolygons else {
      selected.shapes.firstPolygon = Array(repeating: 0, count: chosen.count + 1)
      return selected
    }
    for place in chosen { selected.shapes.append(shapes.range(ofOwner: place), of: shapes.columns) }
    return selected
  }
}

extension OSMData.Shapes {
  /// Adds the polygons of one more owner, but not whether they are broken.
  package mutating func append(_ polygons: Range<Int>, of other: PolygonColumns) {
    for polygon in polygons {
      for ring in Int(other.firstRing[polygon])..<Int(other.firstRing[polygon + 1]) {
        columns.vertices +=
          other.vertices[Int(other.firstVertex[ring])..<Int(other.firstVertex[ring + 1])]
        columns.firstVertex.append(Int32(columns.vertices.count))
      }
      columns.firstRing.append(Int32(columns.firstVertex.count - 1))
    }
    firstPolygon.append(Int32(columns.count))
  }
}

extension OSMData.Supplement {
  /// The area of a relation; its polygons may be those of a place.
  fileprivate func area(ofRelation relation: Int64, in places: OSMData.Places) -> OSMData.Area {
    guard let position = areas.position(ofRelation: relation) else {
      return OSMData.Area(
        relation: relation, state: .absent, ways: 0, missingWays: 0, incompleteWays: 0,
        isBroken: true, polygons: [])
    }
    return areas.area(position)
  }

  fileprivate func box(of placeBox: PlaceBox?) -> BoundingBox? {
    switch placeBox {
    case nil: nil
    case .box(let box): box
    case .aroundRelation(let relation):
      areas.position(ofRelation: relation).flatMap { areaBounds[$0].box }
    }
  }

  fileprivate func openWays(with roles: TagRoles) -> Int {
    openWayCounts.indices.reduce(0) { sum, row in
      let isPlace = !roles.of(openWayTags, row: row).isDisjoint(with: [.place, .boxedPlace])
      return sum + (isPlace ? Int(openWayCounts[row]) : 0)
    }
  }
}

extension OSMData.Areas {
  /// By binary search.
  package func position(ofRelation relation: Int64) -> Int? {
    var (low, high) = (0, relations.count)
    while low < high {
      let middle = (low + high) / 2
      if relations[middle] < relation { low = middle + 1 } else { high = middle }
    }
    return low < relations.count && relations[low] == relation ? low : nil
  }
}

extension PlaceBounds {
  /// Whether it and a box have a place in common; the border is part of it.
  fileprivate func touches(_ other: BoundingBox) -> Bool {
    box?.meets(other) ?? false
  }
}

extension TagColumns {
  /// Some rows, and of these the tags with certain keys.
  fileprivate func selecting(_ rows: [Int], _ isKey: [Bool]) -> TagColumns {
    var selected = TagColumns()
    selected.first.reserveCapacity(rows.count + 1)
    for row in rows {
      for tag in range(ofRow: row) where isKey[Int(keys[tag])] {
        selected.keys.append(keys[tag])
        selected.values.append(values[tag])
      }
      selected.first.append(Int32(selected.keys.count))
    }
    return selected
  }
}
