import Geography

/// The communities (社区) of a study, column by column, in input order.
package struct Communities: Sendable {
  package var ids: [String]
  package var names: [String?]
  /// By community; `nil` where nothing is drawn and households name their community.
  package var polygons: [[Polygon]]?
  /// What a table or layer says of them.
  package var attributes: Attributes
  /// Those without an id of their own, by position: the number of their feature or their name stands
  /// for it, by which nothing else can mean them.
  package var withoutOwnID: Set<Int> = []
  /// What others are called that were set aside: by such a name none of these is meant for sure.
  package var namesSetAside: [String] = []

  package init(
    ids: [String] = [], names: [String?] = [], polygons: [[Polygon]]? = nil,
    attributes: Attributes = Attributes()
  ) {
    self.ids = ids
    self.names = names
    self.polygons = polygons
    self.attributes = attributes
  }

  package var count: Int { ids.count }
}
