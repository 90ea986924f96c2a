/// A tag by its key and value.
package struct TagPattern: Hashable, Sendable {
  package let key: String
  /// `nil`: any value.
  package let value: String?

  package init(key: String, value: String? = nil) {
    self.key = key
    self.value = value
  }
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
  /// Keys whose values are handed over for places.
  package var placeKeys: [String]

  package init(
    streetTags: [TagPattern] = [], nodeTags: [TagPattern] = [], streetKeys: [String] = [],
    placeTags: [TagPattern] = [], placeKeys: [String] = []
  ) {
    self.streetTags = streetTags
    self.nodeTags = nodeTags
    self.streetKeys = streetKeys
    self.placeTags = placeTags
    self.placeKeys = placeKeys
  }
}
