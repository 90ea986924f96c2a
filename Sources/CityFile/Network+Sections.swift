import Geography
import OSMExtract
import WalkingNetwork

/// A network that was made when the file was written, of the classified streets.
extension SectionList {
  mutating func add(_ network: Network, _ index: SegmentIndex) {
    add("network.stepsFactor", [network.pace.stepsFactor])
    add("network.isHeaderArea", [network.dataArea.source == .header])
    add("network.vertices", network.vertices)
    add("network.positions", network.positions)
    add("network.lengths", network.lengths)
    add("network.ways", network.ways)
    add("network.firstVertex", network.firstVertex)
    add("network.tails", network.tails)
    add("network.heads", network.heads)
    add("network.restricted", network.isRestricted)
    add("network.openForward", network.isOpenForward)
    add("network.openBackward", network.isOpenBackward)
    add("network.parts", network.parts)
    add("network.junctions", network.junctions)
    add("network.openEnds", network.isOpenEnd)
    add("network.partLengths", network.partLengths)
    add(network.diagnosis)
    let index = index.columns
    add("index.cellKeys", index.cellKeys)
    add("index.firstSegment", index.firstSegment)
    add("index.segments", index.segments)
    add("index.longSegments", index.longSegments)
  }

  mutating func add(_ known: KnownJoins) {
    add("joins.rule", [Int64(known.rule.maxJoin), Int64(known.rule.slack), known.rule.smallPart])
    add("joins.points", known.points)
    add("joins.firstJoin", known.joins.firstJoin)
    add("joins.segments", known.joins.segments)
    add("joins.positions", known.joins.positions)
    add("joins.legs", known.joins.legs)
  }

  private mutating func add(_ diagnosis: NetworkDiagnosis) {
    let box = diagnosis.streetsBox
    add("diagnosis.box", box.map { [$0.westE7, $0.southE7, $0.eastE7, $0.northE7] } ?? [])
    add("diagnosis.filledShare", [diagnosis.boxFilling.filledShare])
    add(
      "diagnosis.counts",
      [
        diagnosis.wholeFile.segments, diagnosis.inUse.segments, diagnosis.nodesInUse,
        diagnosis.oneWaySegments, diagnosis.partsInUse, diagnosis.closedNodes,
        diagnosis.restrictedNodes, diagnosis.openEndsAtMissingNodes,
        diagnosis.openEndsOutsideArea, diagnosis.boxFilling.cutEnds,
        diagnosis.boxFilling.cutEndsFarInside,
      ].map { Int64($0) })
    add(
      "diagnosis.lengths",
      [
        diagnosis.wholeFile.length, diagnosis.inUse.length, diagnosis.stepsLength,
        diagnosis.notJoinedLength, diagnosis.restrictedByTagsLength, diagnosis.pocketLength,
      ])
  }
}

extension Sections {
  /// The box of the walkable streets.
  func streetsBox() throws(Damage) -> BoundingBox? {
    let boxes = try boxes("diagnosis.box")
    try check("diagnosis.box", boxes.count <= 1)
    return boxes.first
  }

  /// - Parameter wayCount: Of the streets that the network is to fit; `nil`: as the file says.
  /// - Returns: `nil` if the network was made for another pace or data area.
  func network(
    pace: Pace, parameters: StreetRules.Parameters, dataArea: DataArea, wayCount: Int?,
    withJoins: Bool
  ) throws(Damage) -> ReadyNetwork? {
    let isHeaderArea = try flags("network.isHeaderArea")
    try check("network.isHeaderArea", isHeaderArea.count == 1)
    guard try column("network.stepsFactor") == [pace.stepsFactor],
      (dataArea.source == .header) == isHeaderArea[0],
      Self.isSame(dataArea.shape, isHeaderArea[0] ? .boxes(try headerBoxes()) : .everywhere)
    else { return nil }
    guard
      let network = Network(
        try networkColumns(), wayCount: wayCount ?? count(of: "classified.ways"), pace: pace,
        parameters: parameters,
        dataArea: dataArea)
    else { throw .content("network") }
    guard let index = SegmentIndex(try indexColumns(), of: network) else { throw .content("index") }
    let joins = withJoins && has("joins.rule") ? try knownJoins(on: network) : nil
    return ReadyNetwork(network: network, index: index, joins: joins)
  }

  private func knownJoins(on network: Network) throws(Damage) -> KnownJoins {
    let rule = try numbers("joins.rule", count: 3)
    try check("joins.rule", rule.allSatisfy { $0 >= 0 } && rule[0] <= 1 << 30 && rule[1] <= 1 << 30)
    let known = KnownJoins(
      JoinRule(maxJoin: Int32(rule[0]), slack: Int32(rule[1]), smallPart: rule[2]),
      points: try coordinates("joins.points"), firstJoin: try column("joins.firstJoin"),
      segments: try column("joins.segments"), positions: try column("joins.positions"),
      legs: try column("joins.legs"), of: network)
    guard let known else { throw .content("joins") }
    return known
  }

  private static func isSame(_ one: Region, _ other: Region) -> Bool {
    switch (one, other) {
    case (.everywhere, .everywhere): true
    case (.boxes(let boxes), .boxes(let others)): boxes == others
    default: false
    }
  }

  private func networkColumns() throws(Damage) -> Network.Columns {
    var columns = Network.Columns()
    columns.vertices = try coordinates("network.vertices")
    columns.positions = try column("network.positions")
    columns.lengths = try column("network.lengths")
    columns.ways = try column("network.ways")
    columns.firstVertex = try column("network.firstVertex")
    columns.tails = try column("network.tails")
    columns.heads = try column("network.heads")
    columns.isRestricted = try flags("network.restricted")
    columns.isOpenForward = try flags("network.openForward")
    columns.isOpenBackward = try flags("network.openBackward")
    columns.parts = try column("network.parts")
    columns.junctions = try coordinates("network.junctions")
    columns.isOpenEnd = try flags("network.openEnds")
    columns.partLengths = try column("network.partLengths")
    columns.diagnosis = try diagnosis()
    return columns
  }

  private func indexColumns() throws(Damage) -> SegmentIndex.Columns {
    var columns = SegmentIndex.Columns()
    columns.cellKeys = try column("index.cellKeys")
    columns.firstSegment = try column("index.firstSegment")
    columns.segments = try column("index.segments")
    columns.longSegments = try column("index.longSegments")
    return columns
  }

  private func diagnosis() throws(Damage) -> NetworkDiagnosis {
    var diagnosis = NetworkDiagnosis()
    diagnosis.streetsBox = try streetsBox()
    let counts = try numbers("diagnosis.counts", count: 11).map { Int($0) }
    diagnosis.wholeFile.segments = counts[0]
    diagnosis.inUse.segments = counts[1]
    diagnosis.nodesInUse = counts[2]
    diagnosis.oneWaySegments = counts[3]
    diagnosis.partsInUse = counts[4]
    diagnosis.closedNodes = counts[5]
    diagnosis.restrictedNodes = counts[6]
    diagnosis.openEndsAtMissingNodes = counts[7]
    diagnosis.openEndsOutsideArea = counts[8]
    let lengths = try numbers("diagnosis.lengths", count: 6)
    diagnosis.wholeFile.length = lengths[0]
    diagnosis.inUse.length = lengths[1]
    diagnosis.stepsLength = lengths[2]
    diagnosis.notJoinedLength = lengths[3]
    diagnosis.restrictedByTagsLength = lengths[4]
    diagnosis.pocketLength = lengths[5]
    let share = try column("diagnosis.filledShare", of: Double.self)
    try check("diagnosis.filledShare", share.count == 1 && (0...1).contains(share[0]))
    diagnosis.boxFilling = BoxFilling(
      cutEnds: counts[9], cutEndsFarInside: counts[10], filledShare: share[0])
    return diagnosis
  }
}
