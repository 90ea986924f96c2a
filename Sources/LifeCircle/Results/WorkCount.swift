import Diagnostics
import WalkingNetwork

/// Something that a run worked through, and how much of it.
public struct WorkCount: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case ways, segments, households, facilities, origins, destinations, joins
    /// By all searches.
    case nodesSettled, arcsScanned
    /// For drawing areas.
    case tiles, pointsTested
  }

  public let kind: Kind
  public let count: Int

  public init(_ kind: Kind, _ count: Int) {
    self.kind = kind
    self.count = count
  }

  static func list(_ counts: Search.Counts) -> [WorkCount] {
    [WorkCount(.nodesSettled, counts.settledNodes), WorkCount(.arcsScanned, counts.scannedArcs)]
  }

  /// Nothing where nothing was drawn.
  static func list(_ counts: IsochroneDrawer.Counts) -> [WorkCount] {
    guard counts.tiles > 0 else { return [] }
    return [WorkCount(.tiles, counts.tiles), WorkCount(.pointsTested, counts.testedPoints)]
  }

  /// What it is and how much, in words for people.
  public func text(in language: Language) -> String { "\(name[language]) \(count)" }

  private var name: LocalizedText {
    let (english, chinese) =
      switch kind {
      case .ways: ("ways", "道路")
      case .segments: ("segments", "路段")
      case .households: ("households", "住户点")
      case .facilities: ("facilities", "设施")
      case .origins: ("origins", "起点")
      case .destinations: ("destinations", "讫点")
      case .joins: ("joins", "接入点")
      case .nodesSettled: ("nodes settled", "搜索节点")
      case .arcsScanned: ("arcs scanned", "扫描弧段")
      case .tiles: ("tiles", "图块")
      case .pointsTested: ("points tested", "检验点")
      }
    return LocalizedText(english: english, chinese: chinese)
  }
}
