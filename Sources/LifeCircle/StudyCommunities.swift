import Diagnostics
import GapAnalysis
import Geography
import Importing
import Parallelism
import Texts

/// The communities of a study as its files give them.
struct StudyCommunities {
  let communities: Communities
  /// The layer and the table, as far as there are any.
  let readings: [CommunityFile.Reading]
  let repairs: AreaRepairs
  /// What had to be left out or does not fit.
  let remarks: [LocalizedText]

  /// - Returns: `nil` where the study names none.
  init?(_ study: Study, _ settings: TableSettings, _ columns: ColumnNames) throws {
    var layer: CommunityFile.Reading?
    var table: CommunityFile.Reading?
    if let path = study.communities {
      layer = try CommunityFile.readLayer(try settings.input(path, columns: columns))
    }
    if let path = study.communityTable {
      table = try CommunityFile.readTable(try settings.input(path, columns: columns))
    }
    let readings = [layer, table].compactMap(\.self)
    guard let first = readings.first else { return nil }
    var remarks = readings.compactMap(Self.totalsRemark)
    if let layer, let table {
      let matching = CommunityMatching(layer.communities, table.communities)
      communities = matching.communities
      remarks += Self.remarks(matching, file: table.source.file)
    } else {
      communities = first.communities
    }
    remarks += readings.flatMap(\.rejected).map(Self.remark)
    repairs = first.repairs
    self.readings = readings
    self.remarks = remarks
  }

  var rejected: [RejectedRecord] { readings.flatMap(\.rejected) }

  var sources: [TableSource] { readings.map(\.source) }

  /// Of one that is set aside: the figures of the whole lack it.
  private static func remark(_ rejected: RejectedRecord) -> LocalizedText {
    let (english, chinese) =
      switch rejected.reason {
      case .duplicateId: ("Give each community an id of its own.", "请为每个社区给定唯一编号。")
      case .noId: ("Give each community an id.", "请为每个社区给定编号。")
      default: ("Draw it as a polygon.", "请绘制为多边形。")
      }
    let id = rejected.id.map { "«\($0)»" } ?? ""
    return LocalizedText(
      english: "\(rejected.text.english): the community \(id) is left out. \(english)",
      chinese: "\(rejected.text.chinese)：社区\(id)未计入。\(chinese)")
  }

  private static func totalsRemark(_ reading: CommunityFile.Reading) -> LocalizedText? {
    guard !reading.totalRows.isEmpty else { return nil }
    let rows = reading.totalRows.map(String.init).joined(separator: ", ")
    return LocalizedText(
      english: "\(reading.source.file): a row that sums up the others is left out (line \(rows)).",
      chinese: "\(reading.source.file)：合计行未计入（第 \(rows) 行）。")
  }

  private static func remarks(_ matching: CommunityMatching, file: String) -> [LocalizedText] {
    var remarks: [LocalizedText] = []
    if !matching.withoutFigures.isEmpty {
      let ids = list(matching.withoutFigures)
      remarks.append(
        LocalizedText(
          english: "\(file) says nothing of \(matching.withoutFigures.count) communities: \(ids).",
          chinese: "\(file) 中没有以下 \(matching.withoutFigures.count) 个社区的数据：\(ids)。"))
    }
    if !matching.notDrawn.isEmpty {
      let ids = list(matching.notDrawn)
      remarks.append(
        LocalizedText(
          english: "\(matching.notDrawn.count) communities of \(file) are not drawn: \(ids).",
          chinese: "\(file) 中的以下 \(matching.notDrawn.count) 个社区没有边界：\(ids)。"))
    }
    return remarks
  }

  /// The first ones, and how many more there are.
  private static func list(_ ids: [String]) -> String {
    let most = 20
    let first = ids.prefix(most).joined(separator: ", ")
    return ids.count > most ? "\(first) … (+\(ids.count - most))" : first
  }

  /// Which community each household and each facility is in.
  ///
  /// - Parameter column: Of the households, that names their community; else the polygons tell.
  func memberships(
    of households: Households, _ facilities: Facilities, column: String?, parallel: Parallel
  ) throws -> (households: Membership, facilities: Membership) {
    let polygons = communities.polygons
    let inAreas = { (places: [Coordinate]) throws -> Membership in
      guard let polygons else {
        return Membership(communities: Array(repeating: nil, count: places.count))
      }
      return try Membership(of: places, in: polygons, parallel: parallel)
    }
    let homes =
      if let column { try named(by: column, households) } else {
        try inAreas(households.coordinates)
      }
    return (homes, try inAreas(facilities.coordinates))
  }

  private func named(by column: String, _ households: Households) throws(Failure) -> Membership {
    let wanted = ForgivingName(column)
    let attributes = households.attributes
    guard let position = attributes.names.firstIndex(where: { ForgivingName($0) == wanted }) else {
      throw Failure(
        .unusableInput, "the households have no column «\(column)»",
        advice: "Name one of theirs by --community-column: "
          + attributes.names.joined(separator: ", "))
    }
    var known: [ForgivingName: Int] = [:]
    for (community, id) in communities.ids.enumerated() {
      for name in [id, communities.names[community]].compactMap(\.self)
      where known[ForgivingName(name)] == nil {
        known[ForgivingName(name)] = community
      }
    }
    return Membership(
      communities: households.ids.indices.map { household in
        attributes.text(ofRecord: household, inColumn: position).flatMap {
          known[ForgivingName($0)]
        }
      })
  }
}

extension Attributes {
  /// What stands there as text; `nil` if nothing does.
  func text(ofRecord record: Int, inColumn column: Int) -> String? {
    range(ofRecord: record).first { Int(columns[$0]) == column }.flatMap { values[$0].text }
  }
}
