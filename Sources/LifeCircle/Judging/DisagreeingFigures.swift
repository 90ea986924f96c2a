import Diagnostics
import GapAnalysis
import Standards
import Texts

/// Columns that say the same figure of communities in other words and differ, in a layer, a table or
/// both: the first counts, and that is told.
struct DisagreeingFigures {
  private struct Pair: Hashable {
    /// Positions of the columns.
    let first: Int
    let other: Int
  }

  private let communities: Communities
  /// By pair of columns: the communities of which they say different things.
  private var differing: [Pair: [Int]] = [:]

  init(_ communities: Communities, _ reader: FigureReader) {
    self.communities = communities
    let table = communities.attributes
    let names = table.names.map(reader.name(ofArea:))
    for community in communities.ids.indices {
      var first: [String: (column: Int, figure: Figure)] = [:]
      for position in table.range(ofRecord: community) {
        let column = Int(table.columns[position])
        let meanings = names[column].meanings(
          of: table.values[position], decimalComma: table.hasDecimalComma(position))
        for meaning in meanings {
          guard let figure = meaning.figure else { continue }
          guard let known = first[meaning.key] else {
            first[meaning.key] = (column, figure)
            continue
          }
          if known.figure != figure {
            differing[Pair(first: known.column, other: column), default: []].append(community)
          }
        }
      }
    }
  }

  /// A line for each two columns.
  var remarks: [LocalizedText] {
    let names = communities.attributes.names
    return differing.sorted { ($0.key.first, $0.key.other) < ($1.key.first, $1.key.other) }.map {
      pair, communities in
      let ids = communities.prefix(5).map { self.communities.ids[$0] }.joined(separator: ", ")
      let more = communities.count > 5 ? ", …" : ""
      return LocalizedText(
        english:
          "«\(names[pair.first])» and «\(names[pair.other])» say one figure of the communities "
          + "and differ in \(communities.count) of them (\(ids)\(more)). The first of the columns "
          + "counts, those of the layer before those of the table.",
        chinese: "“\(names[pair.first])”与“\(names[pair.other])”为社区的同一指标，其中 \(communities.count) 个社区"
          + "（\(ids)\(more)）数值不一致。以前一列为准，图层的列先于社区表的列。")
    }
  }
}
