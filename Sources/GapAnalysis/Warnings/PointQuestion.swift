import Diagnostics

/// What is asked of points, as warnings speak of it.
package enum PointQuestion: Hashable, Sendable {
  /// What is in reach of them.
  case reach
  /// Walks between them.
  case walks

  /// What may be wrong with the answers where the data ends and nothing says so.
  var nearTheEdge: LocalizedText {
    switch self {
    case .reach:
      LocalizedText(
        english: "near the edge more may be in reach than is drawn", chinese: "边界附近的可达范围可能偏小")
    case .walks:
      LocalizedText(
        english: "walks near the edge may be missing or too long", chinese: "边界附近的步行时间可能缺失或偏长")
    }
  }

  /// What follows for a point that joins no street.
  var withoutStreet: LocalizedText {
    switch self {
    case .reach: LocalizedText(english: "nothing is drawn there", chinese: "未绘制其可达范围")
    case .walks:
      LocalizedText(english: "no walk begins or ends there", chinese: "没有从其出发或到达的步行路线")
    }
  }
}
