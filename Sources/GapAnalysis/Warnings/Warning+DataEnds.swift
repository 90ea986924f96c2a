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
    points.text(of: endsInReach).map { text in
      Warning(
        .dataEndsInReach, count: endsInReach.count(where: \.self),
        LocalizedText(
          english:
            "The data ends within a \(limit.name)-minute walk, so more may be in reach than is "
            + "drawn (see open_end_seconds): \(text.english).",
          chinese: "步行 \(limit.name) 分钟内会到达数据边界，实际可达范围可能大于所绘（见 open_end_seconds）："
            + "\(text.chinese)。"))
    }
  }
}
