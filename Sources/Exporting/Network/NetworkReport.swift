import Geography
import OSMExtract
import WalkingNetwork

/// The diagnosis of a walking network, for programs (`node`) and people (`table`).
package struct NetworkReport: Sendable {
  let statistics: StreetStatistics
  let diagnosis: NetworkDiagnosis
  let dataArea: DataArea
  let headerBoxes: [BoundingBox]
  let partLengths: [Int64]
  let smallPartMeters: Double
  let edgeCount: Int
  let junctionCount: Int

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

  /// Whether it is known where the data ends.
  var isDataAreaKnown: Bool { dataArea.isKnown }

  static let largestParts = 5
  var smallParts: Int {
    partLengths.count { WalkLength.meters($0) < smallPartMeters }
  }

  func share(_ length: Int64, of whole: Int64) -> Double? {
    whole > 0 ? Double(length) / Double(whole) : nil
  }

  var restrictedLength: Int64 {
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
      ("relation", .optional(dataArea.relation.map { "r\($0)" })),
      ("known", .bool(dataArea.isKnown)),
      ("box", dataArea.boundingBox?.node ?? .null),
      ("header_boxes", .array(headerBoxes.map(\.node))),
    ])
  }

  private func meters(_ length: Int64) -> JSONNode {
    .number((WalkLength.meters(length) * 1000).rounded() / 1000)
  }
}

extension BoundingBox {
  /// West, south, east, north in degrees.
  var node: JSONNode {
    .array(degrees.map { .number($0) })
  }

  var text: String { degrees.map(\.description).joined(separator: ", ") }

  private var degrees: [Double] {
    [westE7, southE7, eastE7, northE7].map { Double($0) / Coordinate.stepsPerDegree }
  }
}
