import Diagnostics
import Exporting
import GapAnalysis
import Geography
import Importing
import Parallelism
import Standards
import Texts

/// The communities of a study as its files give them.
struct StudyCommunities {
  let communities: Communities
  /// The layer and the table, as far as there are any.
  let readings: [CommunityFile.Reading]
  let repairs: AreaRepairs
  /// What of a layer and a table does not fit; `nil` unless there are both.
  private let matching: CommunityMatching?
  /// Of the table of households, that names the community of each; `nil`: the polygons tell.
  let column: String?
  /// Say which names of columns mean one thing.
  let attributes: AttributeSet

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
    if let layer, let table {
      matching = CommunityMatching(layer.communities, table.communities)
    } else {
      matching = nil
    }
    communities = matching?.communities ?? first.communities
    repairs = first.repairs
    self.readings = readings
    column = study.communityColumn
    attributes = try AttributeSet(fileAt: study.network.rules.attributes)
  }

  var rejected: [RejectedRecord] { readings.flatMap(\.rejected) }

  var sources: [TableSource] { readings.map(\.source) }

  /// Rows that sum up the others.
  var totalRows: [RunCommunities.Row] {
    readings.flatMap { reading in
      reading.totalRows.map { RunCommunities.Row(file: reading.source.file, row: $0) }
    }
  }

  var withoutFigures: [String] { matching?.withoutFigures ?? [] }
  var notDrawn: [String] { matching?.notDrawn ?? [] }

  // MARK: Remarks

  /// What had to be left out or does not fit.
  var remarks: [LocalizedText] {
    readings.compactMap(Self.totalsRemark)
      + (sources.last.map { matchingRemarks(file: $0.file) } ?? [])
      + rejected.map(Self.remark)
  }

  /// Of one that is set aside: the figures of the whole lack it.
  private static func remark(_ rejected: RejectedRecord) -> LocalizedText {
    let (english, chinese) =
      switch rejected.reason {
      case .duplicateId: ("Give each community an id of its own.", "请为每个社区给定唯一编号。")
      case .noId: ("Give each community an id.", "请为每个社区给定编号。")
      case .extraCells:
        (
          "Give the header a name for each column, and quote cells with a delimiter.",
          "请为每列给出列名，并为含分隔符的单元格加引号。"
        )
      default: ("Draw it as a polygon.", "请绘制为多边形。")
      }
    let id = rejected.id.map { "«\($0)»" } ?? ""
    return LocalizedText(
      english: "\(rejected.text.english): the community \(id) is left out. \(english)",
      chinese: "\(rejected.text.chinese)：社区\(id)未计入。\(chinese)")
  }

  private static func totalsRemark(_ reading: CommunityFile.Reading) -> LocalizedText? {
    guard !reading.totalRows.isEmpty else { return nil }
    let file = reading.source.file
    let list = reading.totalRows.map(String.init).joined(separator: ", ")
    return LocalizedText(
      english: "\(file): a row that sums up the others is left out (row \(list)).",
      chinese: "\(file)：合计行未计入（第 \(list) 行）。")
  }

  private func matchingRemarks(file: String) -> [LocalizedText] {
    var remarks: [LocalizedText] = []
    if !withoutFigures.isEmpty {
      let ids = Self.list(withoutFigures)
      remarks.append(
        LocalizedText(
          english: "\(file) says nothing of \(withoutFigures.count) communities: \(ids).",
          chinese: "\(file) 中没有以下 \(withoutFigures.count) 个社区的数据：\(ids)。"))
    }
    if !notDrawn.isEmpty {
      let ids = Self.list(notDrawn)
      remarks.append(
        LocalizedText(
          english: "\(notDrawn.count) communities of \(file) are not drawn: \(ids).",
          chinese: "\(file) 中的以下 \(notDrawn.count) 个社区没有边界：\(ids)。"))
    }
    if let names = matching?.ambiguousNames, !names.isEmpty {
      let list = Self.list(names)
      remarks.append(
        LocalizedText(
          english: "\(file): names that stand for several communities say nothing of any of them: "
            + "\(list). Give layer and table the same ids.",
          chinese: "\(file)：以下名称对应多个社区，相应数据未采用：\(list)。请在边界和数据表中使用相同的编号。"))
    }
    return remarks
  }

  /// The first ones, and how many more there are.
  private static func list(_ ids: [String]) -> String {
    let most = 20
    let first = ids.prefix(most).joined(separator: ", ")
    return ids.count > most ? "\(first) … (+\(ids.count - most))" : first
  }

  // MARK: Who is inside

  /// Which community each household is in.
  func membership(of households: Households, parallel: Parallel) throws -> Membership {
    if let column { return try named(by: column, households) }
    return try membership(of: households.coordinates, parallel: parallel)
  }

  /// Which community each place is in; none where nothing is drawn.
  func membership(of places: [Coordinate], parallel: Parallel) throws -> Membership {
    guard let polygons = communities.polygons else {
      return Membership(communities: Array(repeating: nil, count: places.count))
    }
    return try Membership(of: places, in: polygons, parallel: parallel)
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
    let names = CommunityNames(communities)
    var (unknown, ambiguous, seen) = ([String](), [String](), Set<ForgivingName>())
    let memberships = households.ids.indices.map { household -> Int? in
      guard let name = attributes.text(ofRecord: household, inColumn: position) else { return nil }
      let meaning = names.meaning(of: name)
      if case .one(let community)? = meaning { return community }
      let forgiving = ForgivingName(name)
      if !forgiving.isEmpty, seen.insert(forgiving).inserted {
        if meaning == .several { ambiguous.append(name) } else { unknown.append(name) }
      }
      return nil
    }
    return Membership(
      communities: memberships, unknownNames: unknown, ambiguousNames: ambiguous)
  }
}

extension Attributes {
  /// What stands there as text; `nil` if nothing does.
  func text(ofRecord record: Int, inColumn column: Int) -> String? {
    range(ofRecord: record).first { Int(columns[$0]) == column }.flatMap { values[$0].text }
  }
}

extension RunCommunities {
  /// What is to be warned of.
  func warnings(_ gaps: GapResults) -> [Warning] {
    CommunityWarnings(results, gaps, repairs: repairs, column: column).warnings
      + (spread?.spreads ?? []).compactMap { $0.warning(results.communities) }
  }
}
