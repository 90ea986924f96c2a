import Diagnostics
import Importing

/// What is told of how the tables of a run were understood.
extension [TableSource] {
  /// Of each that is not UTF-8 on WGS 84.
  var remarks: [LocalizedText] { compactMap(\.remark) }

  /// Those whose datum has no known shift to WGS 84.
  var unshifted: [(file: String, system: String)] {
    filter(\.isShiftUnknown).map { ($0.file, $0.system.name) }
  }
}

extension TableSource {
  fileprivate var remark: LocalizedText? {
    guard encoding != "UTF-8" || system.name != "WGS 84" else { return nil }
    let (english, chinese) = hasPlaces ? (", \(system.name)", "，坐标系 \(system.name)") : ("", "")
    return LocalizedText(
      english: "\(file) was read as \(format), \(encoding)\(english).",
      chinese: "\(file) 的读取方式：\(format)，\(encoding) 编码\(chinese)。")
  }
}
