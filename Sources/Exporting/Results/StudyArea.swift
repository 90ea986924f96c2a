import Geography
import WalkingNetwork

/// The area whose households a run judges.
package struct StudyArea: Sendable {
  /// How it was named.
  package enum Source: Hashable, Sendable {
    case file, box
    /// Of the OSM file.
    case relation(Int64)
  }

  package let source: Source
  package let region: Region
  package let repairs: AreaRepairs
  /// Buildings of the OSM file that lie outside the box round the area, and so were only counted.
  package let buildingsNotRead: Int

  package init(source: Source, region: Region, repairs: AreaRepairs, buildingsNotRead: Int) {
    self.source = source
    self.region = region
    self.repairs = repairs
    self.buildingsNotRead = buildingsNotRead
  }

  var node: JSONNode {
    let name: String
    var relationID: String?
    switch source {
    case .file: name = "file"
    case .box: name = "box"
    case .relation(let relation):
      name = "relation"
      relationID = "r\(relation)"
    }
    return .object([
      ("source", .string(name)), ("relation", .optional(relationID)),
      ("box", region.boundingBox?.node ?? .null),
      ("buildings_not_read", .integer(buildingsNotRead)),
    ])
  }
}
