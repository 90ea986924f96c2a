import Diagnostics
import Texts

/// Who joins no street.
extension Warning {
  /// Told from one in a thousand on: fewer are listed like all, and no share in a table shows them.
  ///
  /// - Parameters:
  ///   - count: How many of the households join none.
  ///   - maxJoin: How far they could have joined, meters.
  ///   - farther: How many of them would at other distances, where that was looked for.
  package static func householdsOffNetwork(
    _ count: Int, of households: Households, maxJoin: Double,
    joinedFarther farther: [GapResults.JoinedFarther] = []
  ) -> Warning? {
    guard count > 0, count * 1000 >= households.count else { return nil }
    let (words, maxJoin) = (households.rowWords, DecimalText.shortest(maxJoin))
    let nouns = words.noun(households.count)
    // At 200 m 3 of them would join, at 300 m 5.
    let english = farther.enumerated().map { place, found in
      let them = place == 0 ? " of them would join" : ""
      return "\(place == 0 ? "At" : "at") \(found.meters) m \(found.households)\(them)"
    }
    let chinese = farther.map {
      "放宽到 \($0.meters) 米可接入 \($0.households) \(words.chineseCounter)"
    }
    return Warning(
      .householdsOffNetwork, count: count,
      LocalizedText(
        english: "More than \(maxJoin) m from any street: \(count) of \(households.count) "
          + "\(nouns.english)."
          + (english.isEmpty ? "" : " \(english.joined(separator: ", ")) (--max-join)."),
        chinese:
          "\(households.count) \(nouns.chinese)中有 \(count) \(words.chineseCounter)距道路超过 \(maxJoin) 米。"
          + (chinese.isEmpty ? "" : chinese.joined(separator: "，") + "（--max-join）。")
      ))
  }
}
