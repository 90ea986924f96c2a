import Diagnostics

extension RejectedRecord {
  /// `FILE:ROW: reason`.
  package var text: LocalizedText {
    let place = ([file] + [row.map(String.init)].compactMap(\.self)).joined(separator: ":")
    return LocalizedText(
      english: "\(place): \(reason.name.english)", chinese: "\(place)：\(reason.name.chinese)")
  }
}

extension RejectedRecord.Reason {
  /// In English as files name it.
  package var name: LocalizedText {
    LocalizedText(english: rawValue, chinese: "\(chineseName)（\(rawValue)）")
  }

  /// So many records, as a list of reasons names them; in English as files do.
  package func text(count: Int) -> LocalizedText {
    LocalizedText(
      english: "\(count) \(rawValue)", chinese: "\(chineseName) \(count) 条（\(rawValue)）")
  }

  private var chineseName: String {
    switch self {
    case .outsideDataArea: "数据范围外"
    case .outsideStudy: "研究范围外"
    case .noCoordinates: "无坐标"
    case .noPoint: "几何类型不符"
    case .noId: "无编号"
    case .duplicateId: "编号重复"
    case .badWeight: "权重有误"
    case .extraCells: "单元格多于列数"
    case .unknownCategory: "类别未知"
    case .unusedCategory: "类别未用到"
    case .brokenPolygon: "多边形破损"
    }
  }
}
