import Diagnostics
import Geography
import WalkingNetwork

/// Finds what the OSM file, the areas and the tables cannot carry, whatever is asked of them.
package struct InputWarnings {
  private let count: Int
  private let nearTheEdge: LocalizedText
  private let network: Network
  private let isDownloadIncomplete: Bool
  /// Of the area of a study; those of the data area stand with it.
  private let studyRepairs: AreaRepairs
  /// The names of tables whose datum has no known shift to WGS 84, each with its system.
  private let unshifted: [(file: String, system: String)]

  /// - Parameters:
  ///   - count: For how many households or points there are answers.
  ///   - nearTheEdge: What may be wrong with the answers where the data ends and nothing says so.
  package init(
    count: Int, nearTheEdge: LocalizedText, network: Network, isDownloadIncomplete: Bool,
    studyRepairs: AreaRepairs = AreaRepairs(), unshifted: [(file: String, system: String)]
  ) {
    self.count = count
    self.nearTheEdge = nearTheEdge
    self.network = network
    self.isDownloadIncomplete = isDownloadIncomplete
    self.studyRepairs = studyRepairs
    self.unshifted = unshifted
  }

  /// In the order in which they are told.
  package var warnings: [Warning] {
    [incompleteDownload, datumShiftUnknown, areaRepaired, dataArea, dataFillsBoxPartly]
      .compactMap(\.self)
  }

  private var incompleteDownload: Warning? {
    guard isDownloadIncomplete else { return nil }
    return Warning(
      .incompleteDownload, count: 1,
      LocalizedText(
        english:
          "The download of the OSM file ended early, as a remark in it says: what is missing "
          + "cannot be told. Download it again.",
        chinese: "OSM 文件中的备注（remark）表明下载中途中断，缺少哪些内容无从得知。请重新下载。"))
  }

  private var datumShiftUnknown: Warning? {
    guard !unshifted.isEmpty else { return nil }
    let english = unshifted.map { "\($0.file) (\($0.system))" }.joined(separator: ", ")
    let chinese = unshifted.map { "\($0.file)（\($0.system)）" }.joined(separator: "、")
    return Warning(
      .datumShiftUnknown, count: unshifted.count,
      LocalizedText(
        english: "The shift from the datum to WGS 84 is not known and was not made: \(english). "
          + "Points may lie tens of meters to over a hundred meters off. Convert the table to "
          + "CGCS2000 or WGS 84 with the parameters of the place.",
        chinese: "坐标基准到 WGS 84 的转换参数未知，未作转换：\(chinese)。点位可能偏差数十米至一百多米。"
          + "请先用当地参数将表格转换到 CGCS2000 或 WGS 84。"))
  }

  private var areaRepaired: Warning? {
    let repairs = [network.dataArea.repairs, studyRepairs]
    let rings = repairs.reduce(0) { $0 + $1.closedRings }
    let polygons = repairs.reduce(0) { $0 + $1.repairedPolygons }
    guard rings + polygons > 0 else { return nil }
    return Warning(
      .areaRepaired, count: rings + polygons,
      LocalizedText(
        english: "The areas given were mended: rings closed: \(rings), polygons made valid: "
          + "\(polygons). Check that they are what you mean.",
        chinese: "所给范围已自动修复：闭合边界环 \(rings) 个，修正多边形 \(polygons) 个。请核对是否与原意相符。"))
  }

  private var dataArea: Warning? {
    switch network.dataArea.source {
    case .header, .given: nil
    case .implausible:
      Warning(
        .headerBoxNotBelieved, count: count,
        LocalizedText(
          english: "The box in the file's header is much larger than the streets, so it is not "
            + "believed and the edge of the data is not known: \(nearTheEdge.english). "
            + "Give --data-area.",
          chinese: "文件头中的范围远大于路网范围，不予采信，数据边界因此未知，\(nearTheEdge.chinese)。"
            + "请用 --data-area 指定数据范围。"))
    case .absent, .none:
      Warning(
        .dataAreaUnknown, count: count,
        LocalizedText(
          english: "Where the data ends is not known, so \(nearTheEdge.english). Give --data-area.",
          chinese: "数据边界未知，\(nearTheEdge.chinese)。请用 --data-area 指定数据范围。"))
    }
  }

  private var dataFillsBoxPartly: Warning? {
    guard network.dataArea.source == .header else { return nil }
    let filling = network.diagnosis.boxFilling
    if filling.isCutInside {
      return Warning(
        .dataFillsBoxPartly, count: filling.cutEndsFarInside,
        LocalizedText(
          english: "The file seems to be cut along a polygon: of \(filling.cutEnds) places where "
            + "streets are cut, \(filling.cutEndsFarInside) lie well inside the box in its header. "
            + "Beyond that line nothing is known. Give the polygon with --data-area.",
          chinese: "文件似乎是按多边形裁切的：\(filling.cutEnds) 处道路截断点中，有 \(filling.cutEndsFarInside) 处"
            + "远在文件头中的范围以内，裁切线以外的情况未知。请用 --data-area 给出该多边形。"))
    }
    guard filling.isEmptyMostly else { return nil }
    let filled = Int((filling.filledShare * 100).rounded())
    return Warning(
      .dataFillsBoxPartly, count: 0,
      LocalizedText(
        english: "Only \(filled) % of the box in the file's header has streets. If the rest is not "
          + "water or open land but was cut away along a polygon, give the polygon with --data-area.",
        chinese: "文件头中的范围内只有 \(filled)% 的地方有道路。如果其余部分不是水面或空地，而是按多边形裁掉的，"
          + "请用 --data-area 给出该多边形。"))
  }
}
