import Diagnostics

/// Says in words what is missing, and what to bring.
package struct MissingWords: Sendable {
  private let vocabulary: Vocabulary
  /// What rules ask to be told, by key.
  private let supplied: [String: Needs.Supplied]

  package init(_ standards: [Standard], _ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    supplied = standards.flatMap(\.needs.supplied).reduce(into: [:]) { all, supplied in
      all[supplied.key] = supplied
    }
  }

  package func text(_ missing: Missing) -> LocalizedText {
    switch missing {
    case .areaFigure(let id):
      let name = name(of: id, .area)
      return LocalizedText(
        english:
          "the figure «\(id)» (\(name.english)) of the area: a column of the communities, or a "
          + "row of --indicators (of a street or the whole, too)",
        chinese: "该单元的“\(name.chinese)”（\(id)）：社区表中的一列，或 --indicators 中的一行（街道、全域亦可）")
    case .facilityFigure(let id, let category):
      let (name, kind) = (name(of: id, .facility), self.name(ofCategory: category))
      return LocalizedText(
        english:
          "the figure «\(id)» (\(name.english)) of \(kind.english): a column of --facilities",
        chinese: "\(kind.chinese)的“\(name.chinese)”（\(id)）：设施表中的一列")
    case .facilities(let category):
      let kind = self.name(ofCategory: category)
      return LocalizedText(
        english: "all places of «\(category)» (\(kind.english)): rows of --facilities",
        chinese: "全部\(kind.chinese)（\(category)）：设施表中的行")
    case .supplied(let key):
      let id = supplied[key]?.id ?? key
      let title = supplied[key]?.title ?? LocalizedText(english: key, chinese: key)
      return LocalizedText(
        english:
          "«\(id)» (\(title.english)): a column of the communities, or a row of --indicators",
        chinese: "“\(title.chinese)”（\(id)）：社区表中的一列，或 --indicators 中的一行")
    case .households(Denominator.residentialLand):
      return LocalizedText(
        english: "residential land: landuse=residential in the OSM file, or --residential-land",
        chinese: "居住用地：OSM 文件中的 landuse=residential，或 --residential-land")
    case .households(let denominator):
      let name = name(of: denominator, .area)
      return LocalizedText(
        english:
          "households with «\(denominator)» (\(name.english)): a column of --households that "
          + "--denominators names, with a number for each household",
        chinese: "每户均有“\(name.chinese)”（\(denominator)）的住户：住户表中由 --denominators 指定的列")
    case .streets:
      return LocalizedText(
        english: "the streets beyond the edge of the data: an OSM file of more than the area",
        chinese: "数据边界以外的道路：范围大于评价区域的 OSM 文件")
    case .areas(let level):
      return LocalizedText(
        english: level == .street
          ? "which street each community belongs to: a column «street» of the communities"
          : "the communities: --communities",
        chinese: level == .street ? "各社区所属街道：社区表中的“街道”列" : "社区边界：--communities")
    }
  }

  /// What is said again and again, each put together once.
  package struct Cache {
    private let words: MissingWords
    private var texts: [Missing: LocalizedText] = [:]

    package init(_ words: MissingWords) { self.words = words }

    package mutating func texts(_ missing: Set<Missing>) -> [LocalizedText] {
      missing.inOrder.map { missing in
        if let text = texts[missing] { return text }
        let text = words.text(missing)
        texts[missing] = text
        return text
      }
    }
  }

  private func name(of id: String, _ subject: Attribute.Subject) -> LocalizedText {
    vocabulary.attributes.attribute(id, of: subject)?.name
      ?? LocalizedText(english: id, chinese: id)
  }

  private func name(ofCategory id: String) -> LocalizedText {
    vocabulary.categories[id] ?? LocalizedText(english: id, chinese: id)
  }
}
