import Geography
import OSMExtract
import WalkingNetwork

/// The diagnosis of a walking network, for people (`table`) and programs (`node`).
package struct NetworkReport: Sendable {
  private let statistics: StreetStatistics
  private let diagnosis: NetworkDiagnosis
  private let dataArea: DataArea
  private let headerBoxes: [BoundingBox]
  private let partLengths: [Int64]
  private let smallPartMeters: Double
  private let edgeCount: Int
  private let junctionCount: Int

  package init(_ extract: Extract, _ network: Network) {
    statistics = extract.statistics
    diagnosis = network.diagnosis
    dataArea = network.dataArea
    headerBoxes = extract.boxes
    partLengths = network.partLengths
    smallPartMeters = network.parameters.smallPart
    // Gates at restricted nodes are no streets.
    edgeCount = (0..<network.chainCount).count { network.ways[Int(network.firstVertex[$0])] >= 0 }
    junctionCount = network.junctionCount
  }

  private static let largestParts = 5
  private var smallParts: Int {
    partLengths.count { WalkLength.meters($0) < smallPartMeters }
  }

  private func share(_ length: Int64, of whole: Int64) -> Double? {
    whole > 0 ? Double(length) / Double(whole) : nil
  }

  private var restrictedLength: Int64 {
    diagnosis.restrictedByTagsLength + diagnosis.pocketLength
  }

  /// Of the whole file.
  package var segmentCount: Int { diagnosis.wholeFile.segments }

  // MARK: JSON

  package var node: JSONNode {
    .object([
      ("ways", waysNode),
      ("whole_file", extentNode(diagnosis.wholeFile)),
      ("in_use", inUseNode),
      ("parts", partsNode),
      (
        "barriers",
        .object([
          ("closed_nodes", .integer(diagnosis.closedNodes)),
          ("restricted_nodes", .integer(diagnosis.restrictedNodes)),
        ])
      ),
      (
        "open_ends",
        .object([
          ("missing_node", .integer(diagnosis.openEndsAtMissingNodes)),
          ("outside_data_area", .integer(diagnosis.openEndsOutsideArea)),
        ])
      ),
      ("data_area", dataAreaNode),
      ("streets_box", diagnosis.streetsBox?.node ?? .null),
      (
        "not_read",
        .object([
          ("square_relations", .integer(statistics.squareRelations)),
          ("conditional", .integer(statistics.conditional)),
          ("opening_hours", .integer(statistics.openingHours)),
          ("locked", .integer(statistics.locked)),
        ])
      ),
      (
        "values_no_line_names",
        .array(
          statistics.unnamedValues.map { value in
            .object([
              ("key", .string(value.key)), ("value", .string(value.value)),
              ("count", .integer(value.count)),
            ])
          })
      ),
    ])
  }

  private var waysNode: JSONNode {
    .object([
      ("total", .integer(statistics.ways)),
      (
        "by_class",
        .object(
          StreetClass.allCases.map { streetClass in
            (streetClass.rawValue, .integer(statistics.ways(ofClass: streetClass)))
          })
      ),
      (
        "by_line",
        .array(
          statistics.lines.map { line in
            .object([
              ("line", .integer(line.number)), ("class", .string(line.streetClass.rawValue)),
              ("ways", .integer(line.ways)),
            ])
          })
      ),
    ])
  }

  private func extentNode(_ extent: NetworkDiagnosis.Extent) -> JSONNode {
    .object([("segments", .integer(extent.segments)), ("length_m", meters(extent.length))])
  }

  private var inUseNode: JSONNode {
    .object([
      ("segments", .integer(diagnosis.inUse.segments)),
      ("length_m", meters(diagnosis.inUse.length)),
      ("nodes", .integer(diagnosis.nodesInUse)),
      ("edges", .integer(edgeCount)),
      ("junctions", .integer(junctionCount)),
      ("steps_m", meters(diagnosis.stepsLength)),
      ("not_joined_m", meters(diagnosis.notJoinedLength)),
      ("one_way_segments", .integer(diagnosis.oneWaySegments)),
      ("restricted_m", meters(restrictedLength)),
      ("restricted_by_tags_m", meters(diagnosis.restrictedByTagsLength)),
      ("restricted_pockets_m", meters(diagnosis.pocketLength)),
      ("restricted_share", .share(share(restrictedLength, of: diagnosis.inUse.length))),
    ])
  }

  private var partsNode: JSONNode {
    .object([
      ("count", .integer(partLengths.count)),
      ("in_use", .integer(diagnosis.partsInUse)),
      ("shorter_than_small_part", .integer(smallParts)),
      (
        "largest",
        .array(
          partLengths.prefix(Self.largestParts).map { length in
            .object([
              ("length_m", meters(length)),
              ("share", .share(share(length, of: diagnosis.wholeFile.length))),
            ])
          })
      ),
    ])
  }

  package var dataAreaNode: JSONNode {
    .object([
      ("source", .string(dataArea.source.rawValue)),
      ("known", .bool(dataArea.isKnown)),
      ("box", dataArea.boundingBox?.node ?? .null),
      ("header_boxes", .array(headerBoxes.map(\.node))),
    ])
  }

  private func meters(_ length: Int64) -> JSONNode {
    .number((WalkLength.meters(length) * 1000).rounded() / 1000)
  }

  // MARK: Table

  /// Readable lines, label and value.
  package var table: String {
    var table = LabelledLines()
    addWays(to: &table)
    addStreets(to: &table)
    addEnds(to: &table)
    addUnread(to: &table)
    return table.text
  }

  private func addWays(to table: inout LabelledLines) {
    table.add("ways", count(statistics.ways))
    for streetClass in StreetClass.allCases {
      let lines = statistics.lines.filter { $0.streetClass == streetClass }
      let parts = lines.map { "line \($0.number): \(count($0.ways))" }.joined(separator: ", ")
      table.add(
        "  \(streetClass.rawValue)", "\(count(statistics.ways(ofClass: streetClass)))  (\(parts))")
    }
  }

  private func addStreets(to table: inout LabelledLines) {
    table.add("segments in use", count(diagnosis.inUse.segments))
    table.add("  in the whole file", count(diagnosis.wholeFile.segments))
    table.add("edges / junctions", "\(count(edgeCount)) / \(count(junctionCount))")
    table.add("length in use", kilometers(diagnosis.inUse.length))
    table.add("  in the whole file", kilometers(diagnosis.wholeFile.length))
    table.add("  steps", kilometers(diagnosis.stepsLength))
    table.add("  bridges, tunnels, indoor", kilometers(diagnosis.notJoinedLength))
    table.add(
      "  restricted",
      "\(kilometers(restrictedLength)), "
        + "\(percent(share(restrictedLength, of: diagnosis.inUse.length)))  "
        + "(by tags \(kilometers(diagnosis.restrictedByTagsLength)), "
        + "pockets \(kilometers(diagnosis.pocketLength)))")
    table.add(
      "parts of the whole file",
      "\(count(partLengths.count)), \(count(smallParts)) of them shorter than "
        + "\(Int(smallPartMeters)) m")
    for (index, length) in partLengths.prefix(Self.largestParts).enumerated() {
      table.add(
        "  part \(index + 1)",
        "\(kilometers(length)), \(percent(share(length, of: diagnosis.wholeFile.length)))")
    }
  }

  private func addEnds(to table: inout LabelledLines) {
    table.add(
      "closed / restricted nodes", "\(diagnosis.closedNodes) / \(diagnosis.restrictedNodes)")
    table.add(
      "open ends",
      "\(count(diagnosis.openEndsAtMissingNodes + diagnosis.openEndsOutsideArea))  "
        + "(at missing nodes \(count(diagnosis.openEndsAtMissingNodes)), "
        + "outside the data area \(count(diagnosis.openEndsOutsideArea)))")
    table.add("data area", dataArea.source.words)
    if let box = dataArea.boundingBox { table.add("  box", box.text) }
    if dataArea.source == .implausible {
      for box in headerBoxes { table.add("  box in the header", box.text) }
    }
    if let box = diagnosis.streetsBox { table.add("box of the streets", box.text) }
  }

  private func addUnread(to table: inout LabelledLines) {
    table.add("not read", "")
    table.add("  squares as relations", count(statistics.squareRelations))
    table.add("  conditional tags", count(statistics.conditional))
    table.add("  opening_hours", count(statistics.openingHours))
    table.add("  locked", count(statistics.locked))
    table.add("values that no line names", "")
    for key in ["highway", "access", "foot", "barrier"] {
      let values = statistics.unnamedValues.filter { $0.key == key }
      guard !values.isEmpty else { continue }
      let shown = values.prefix(12).map { "\($0.value) \(count($0.count))" }
      let rest = values.count - shown.count
      table.add(
        "  \(key)", shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : ""))
    }
  }

  private func kilometers(_ length: Int64) -> String {
    decimal(WalkLength.meters(length) / 1000, places: 3) + " km"
  }

  private func percent(_ share: Double?) -> String { share.map(percentage) ?? "-" }
}

extension DataArea.Source {
  fileprivate var words: String {
    switch self {
    case .header: "from the file's header"
    case .given: "as given by --data-area"
    case .none: "none, as asked"
    case .absent: "not known: the file's header has no box"
    case .implausible: "not known: the header's box is too large for the streets in the file"
    }
  }
}

extension BoundingBox {
  /// West, south, east, north in degrees.
  var node: JSONNode {
    .array([westE7, southE7, eastE7, northE7].map { .number(Double($0) / 1e7) })
  }

  var text: String {
    [westE7, southE7, eastE7, northE7].map { (Double($0) / 1e7).description }
      .joined(separator: ", ")
  }
}
