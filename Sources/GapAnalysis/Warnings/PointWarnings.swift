import Diagnostics
import Texts
import WalkingNetwork

/// Decides what is to be warned of where points were asked about.
package struct PointWarnings {
  private let question: PointQuestion
  private let points: [AskedPoints]
  private let network: Network
  private let inputs: InputWarnings

  /// - Parameters:
  ///   - points: The origins first.
  ///   - unshifted: The names of tables whose datum has no known shift to WGS 84, each with its
  ///     system.
  package init(
    _ question: PointQuestion, of points: [AskedPoints], network: Network,
    isDownloadIncomplete: Bool, unshifted: [(file: String, system: String)]
  ) {
    self.question = question
    self.points = points
    self.network = network
    inputs = InputWarnings(
      count: points.first?.ids.count ?? 0, nearTheEdge: question.nearTheEdge, network: network,
      isDownloadIncomplete: isDownloadIncomplete, unshifted: unshifted)
  }

  /// In the order in which they are told.
  package var warnings: [Warning] {
    inputs.warnings + [noPoints, pointsOffNetwork].compactMap(\.self)
  }

  private var noPoints: Warning? {
    let empty = points.filter(\.ids.isEmpty).compactMap { points in
      points.file.map { (file: $0, role: points.role.name) }
    }
    guard !empty.isEmpty else { return nil }
    let english = empty.map { "\($0.file) (\($0.role.english))" }.joined(separator: ", ")
    let chinese = empty.map { "\($0.file)（\($0.role.chinese)）" }.joined(separator: "、")
    return Warning(
      .noPoints, count: 0,
      LocalizedText(
        english: "There are no rows in \(english), so there is nothing to answer.",
        chinese: "\(chinese)中没有数据行，没有可计算的内容。"))
  }

  private var pointsOffNetwork: Warning? {
    let isOff = points.map { $0.isJoined.map(!) }
    let texts = zip(points, isOff).compactMap { $0.text(of: $1) }
    guard !texts.isEmpty else { return nil }
    let (meters, so) = (DecimalText.shortest(network.parameters.maxJoin), question.withoutStreet)
    let hints = [exchanged, areaAway].compactMap(\.self)
    return Warning(
      .pointsOffNetwork, count: isOff.joined().count(where: \.self),
      LocalizedText(
        english: "More than \(meters) m from any street (--max-join), so \(so.english): "
          + "\(texts.map(\.english).joined(separator: ", "))."
          + hints.map { " " + $0.english }.joined(),
        chinese: "距道路超过 \(meters) 米（--max-join），\(so.chinese)："
          + "\(texts.map(\.chinese).joined(separator: "，"))。" + hints.map(\.chinese).joined()))
  }

  private var exchanged: LocalizedText? {
    let count = points.flatMap(\.isExchanged).count(where: \.self)
    guard count > 0 else { return nil }
    return LocalizedText(
      english: "With longitude and latitude exchanged \(count) of them would lie near the streets: "
        + "write the longitude first.",
      chinese: "其中 \(count) 个若将经度与纬度对调则位于路网附近：请将经度写在前面。")
  }

  private var areaAway: LocalizedText? {
    AwayArea(network).map { area in
      LocalizedText(english: "Mind that \(area.text.english)", chinese: "注意：\(area.text.chinese)")
    }
  }
}
