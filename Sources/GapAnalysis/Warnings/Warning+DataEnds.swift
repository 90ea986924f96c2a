import Diagnostics

extension Warning {
  /// - Parameters:
  ///   - points: Of which it was drawn what is in reach.
  ///   - endsInReach: By point: whether the data ends within the limit.
  ///   - limit: The longest.
  /// - Returns: `nil` where it ends nowhere.
  package static func dataEndsInReach(
    of points: AskedPoints, _ endsInReach: [Bool], within limit: Limit
  ) -> Warning? {
    let (walk, unit, column) =
      switch limit.unit {
      case .minutes: ("a \(limit.number)-minute walk", "分钟", "open_end_seconds")
      case .meters: ("a walk of \(limit.number) m", "米", "open_end_meters")
      }
    return points.text(of: endsInReach).map { text in
      Warning(
        .dataEndsInReach, count: endsInReach.count(where: \.self),
        LocalizedText(
          english:
            "The data ends within \(walk), so more may be in reach than is "
            + "drawn (see \(column)): \(text.english).",
          chinese: "步行 \(limit.number) \(unit)内会到达数据边界，实际可达范围可能大于所绘（见 \(column)）："
            + "\(text.chinese)。"))
    }
  }
}
