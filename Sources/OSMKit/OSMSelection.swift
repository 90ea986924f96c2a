import Geography
import Texts

/// A tag by its key and value, byte for byte.
package struct TagPattern: Hashable, Sendable {
  package let key: String
  /// `nil`: any value.
  package let value: String?

  package init(key: String, value: String? = nil) {
    self.key = key
    self.value = value
  }

  package static func == (first: TagPattern, second: TagPattern) -> Bool {
    ExactText(first.key) == ExactText(second.key)
      && first.value.map(ExactText.init) == second.value.map(ExactText.init)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ExactText(key))
    hasher.combine(value.map(ExactText.init))
  }
}

/// Where some places are taken and others are not.
package enum PlaceBox: Hashable, Sendable {
  case box(BoundingBox)
  /// The box round the member ways of a relation of the same file.
  case aroundRelation(Int64)
}

/// Which objects of a file are taken, and which of their tags.
///
/// A key to hand over may begin with `*`, which stands for anything: `*:conditional`.
package struct OSMSelection: Hashable, Sendable {
  /// Ways with any of these are streets.
  package var streetTags: [TagPattern]
  /// Nodes of streets with any of these hand over their tags: barriers.
  package var nodeTags: [TagPattern]
  /// Keys whose values are handed over for streets and for those nodes.
  package var streetKeys: [String]
  /// Nodes, closed ways and relations `type=multipolygon` with any of these are places.
  package var placeTags: [TagPattern]
  /// The same, but only those that lie in `placeBox`; what has a tag of `placeTags`, too, is taken
  /// everywhere.
  package var boxedPlaceTags: [TagPattern]
  /// `nil`: everywhere. What lies in it is what the box round its nodes touches; of a file as large
  /// as a province, only what may lie there is kept in memory.
  package var placeBox: PlaceBox?
  /// Relations whose areas are handed over.
  package var areaRelations: [Int64]
  /// Keys whose values are handed over for places.
  package var placeKeys: [String]
  /// Whether all is handed over that `OSMData.selecting` needs: `OSMData.supplement`.
  package var takesAll = false

  package init(
    streetTags: [TagPattern] = [], nodeTags: [TagPattern] = [], streetKeys: [String] = [],
    placeTags: [TagPattern] = [], boxedPlaceTags: [TagPattern] = [], placeBox: PlaceBox? = nil,
    areaRelations: [Int64] = [], placeKeys: [String] = []
  ) {
    self.streetTags = streetTags
    self.nodeTags = nodeTags
    self.streetKeys = streetKeys
    self.placeTags = placeTags
    self.boxedPlaceTags = boxedPlaceTags
    self.placeBox = placeBox
    self.areaRelations = areaRelations
    self.placeKeys = placeKeys
  }
}
