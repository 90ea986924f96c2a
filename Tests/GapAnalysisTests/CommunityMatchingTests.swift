import GapAnalysis
import Testing

@Suite("Figures of a table and communities of a layer")
struct CommunityMatchingTests {
  /// By community: what it has of the table.
  private func figures(_ matching: CommunityMatching) -> [String?] {
    let attributes = matching.communities.attributes
    return matching.communities.ids.indices.map { community in
      attributes.range(ofRecord: community).first { attributes.columns[$0] == 1 }.flatMap {
        if case .text(let text) = attributes.values[$0] { text } else { nil }
      }
    }
  }

  /// Ids and names; an id that begins with `#` only stands for one.
  private func communities(_ pairs: [(String, String?)], column: String) -> Communities {
    var communities = Communities(
      ids: pairs.map(\.0), names: pairs.map(\.1), attributes: Attributes(names: [column]))
    for pair in pairs {
      communities.attributes.append(.text("of \(pair.0)"), inColumn: 0)
      communities.attributes.endRecord()
    }
    communities.withoutOwnID = Set(pairs.indices.filter { pairs[$0].0.hasPrefix("#") })
    return communities
  }

  private func matching(
    _ layer: (String, String?)..., table: [(String, String?)], namesSetAside: [String] = []
  ) -> CommunityMatching {
    var rows = communities(table, column: "figure")
    rows.namesSetAside = namesSetAside
    return CommunityMatching(communities(layer, column: "own"), rows)
  }

  @Test func `meet by id`() {
    let met = matching(("A", nil), ("B", "北街"), table: [("B", "南街"), ("A", nil)])
    #expect(figures(met) == ["of A", "of B"])
    #expect(met.withoutFigures == [] && met.notDrawn == [] && met.ambiguousNames == [])
    #expect(met.communities.names == [nil, "北街"])
  }

  @Test func `meet by name where ids do not, and the name is the layer's then`() {
    let met = matching(("1", "东街"), ("2", nil), table: [("X", "东街"), ("2", "西街")])
    #expect(figures(met) == ["of X", "of 2"])
    #expect(met.communities.names == ["东街", "西街"])
    #expect(met.communities.ids == ["1", "2"])
  }

  @Test func `meet whatever their width, case and blanks`() {
    let met = matching(
      ("Ｃ１", nil), ("x", "和平 （一）社区"), table: [("y", "和平(一)社区"), ("c 1", nil)])
    #expect(figures(met) == ["of c 1", "of y"])
  }

  @Test func `meet by an id byte for byte before one that looks alike`() {
    let met = matching(("a1", nil), ("A1", nil), table: [("A1", nil), ("a1", nil)])
    #expect(figures(met) == ["of a1", "of A1"])
    let unclear = matching(("a1", nil), ("A1", nil), table: [("Ａ1", nil)])
    #expect(figures(unclear) == [nil, nil])
    #expect(unclear.notDrawn == ["Ａ1"] && unclear.ambiguousNames == ["a1"])
  }

  @Test func `list on both sides what meets nothing`() {
    let met = matching(("A", nil), ("B", nil), ("C", "丙"), table: [("A", nil), ("X9", "己")])
    #expect(met.withoutFigures == ["B", "C"])
    #expect(met.notDrawn == ["X9"])
  }

  @Test func `never meet by a number that only stands for an id`() {
    let met = matching(
      ("#1", "西街"), ("#2", "东街"), ("#3", nil), table: [("1", "东街"), ("2", "西街"), ("3", "南街")])
    #expect(figures(met) == ["of 2", "of 1", nil])
    // The numbers as the layer writes them, if the table had them.
    let numbered = matching(("#1", nil), table: [("#1", nil)])
    #expect(figures(numbered) == [nil])
  }

  @Test func `meet by ids where two have one name`() {
    let met = matching(("A", "和平"), ("B", "和平"), table: [("B", "和平"), ("A", "和平")])
    #expect(figures(met) == ["of A", "of B"])
    #expect(met.ambiguousNames == [])
  }

  @Test func `do not meet by a name that two of the layer have`() {
    let met = matching(("A", "和平"), ("B", "和 平"), ("C", "东街"), table: [("#1", "和平"), ("#2", "东街")])
    #expect(figures(met) == [nil, nil, "of #2"])
    #expect(met.ambiguousNames == ["和平"])
    #expect(met.withoutFigures == ["A", "B"] && met.notDrawn == ["#1"])
  }

  @Test func `do not meet by a name that two rows have, one of them set aside`() {
    let two = matching(("A", "和平"), table: [("X", "和平"), ("Y", "和平")])
    #expect(figures(two) == [nil])
    #expect(two.ambiguousNames == ["和平"] && two.notDrawn == ["X", "Y"])
    let setAside = matching(("A", "和平"), table: [("和平", "和平")], namesSetAside: ["和平"])
    #expect(figures(setAside) == ["of 和平"], "an id still matches a name")
    let named = matching(("A", "和平"), table: [("#和平", "和平")], namesSetAside: ["和平"])
    #expect(figures(named) == [nil])
    #expect(named.ambiguousNames == ["和平"])
  }

  @Test func `belong to one community at most`() {
    // The id of one is the name of the other.
    let met = matching(("东街", nil), ("B", "东街"), table: [("X", "东街")])
    #expect(figures(met) == ["of X", nil])
    let byID = matching(("东街", nil), ("X", nil), table: [("X", "东街")])
    #expect(figures(byID) == [nil, "of X"])
  }

  @Test func `keep for each column how its numbers are written`() {
    var layer = Communities(ids: ["A"], names: [nil])
    layer.attributes = Attributes(names: ["own"])
    layer.attributes.append(.text("1,5"), inColumn: 0)
    layer.attributes.endRecord()
    var table = Communities(ids: ["A"], names: [nil])
    table.attributes = Attributes(names: ["dropped", "figure"], decimalComma: true)
    table.attributes.append(.text(""), inColumn: 0)
    table.attributes.append(.text("1,5"), inColumn: 1)
    table.attributes.endRecord()
    table.attributes = table.attributes.without(columns: [0]).records([0])
    let joined = CommunityMatching(layer, table).communities.attributes
      .adding("added", [.text("1,5")])
    #expect(joined.names == ["own", "figure", "added"])
    #expect(joined.values.indices.map(joined.hasDecimalComma) == [false, true, false])
  }
}
