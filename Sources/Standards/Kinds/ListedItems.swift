import Diagnostics
import OSMExtract
import Texts

/// Things of which a list that is a figure of places must name some, such as rooms.
struct ListedItems {
  let places: PlaceChoice
  private let attribute: Attribute
  /// What each may be called.
  private let items: [Set<ForgivingName>]
  /// Whether one place must name them all; else several may.
  private let inOne: Bool

  var count: Int { items.count }

  init(_ fields: Fields) throws(Failure) {
    let listed = try fields.required("listed")
    attribute = try fields.vocabulary.attribute(listed, of: .facility)
    guard attribute.type == .list else {
      throw listed.failure("\"\(attribute.id)\" is no list")
    }
    places = try fields.places()
    var items: [Set<ForgivingName>] = []
    for node in try fields.list("items") {
      let item = try fields.nested(node, keys: ["id", "en", "zh", "names"])
      let names =
        [
          try item.required("id").text(), try item.required("en").text(),
          try item.required("zh").text(),
        ] + (try item["names"]?.texts() ?? [])
      items.append(Set(names.map { ForgivingName($0) }))
    }
    self.items = items
    inOne = try fields["in_one"]?.isTrue() ?? false
  }

  /// Looks for each among what the places inside name.
  func look(in situation: Situation, _ found: inout Variety.Found) {
    let inside = situation.places(places)
    var lists: [(place: Int, names: Set<ForgivingName>)] = []
    var missing = inside.missing
    for position in inside.sure {
      let facility = situation.evidence.facilities[position]
      if case .list(let names)? = facility.figures[attribute.id] {
        lists.append((position, Set(names.map { ForgivingName($0) })))
      } else {
        missing.formUnion(places.lack(of: attribute, facility))
      }
    }
    if inOne {
      func count(_ names: Set<ForgivingName>) -> Int { items.count { !$0.isDisjoint(with: names) } }
      let most = lists.map { count($0.names) }.max()
      lists = lists.filter { count($0.names) == most }
    }
    // Of places that name equally many one will do.
    let named = (inOne ? Array(lists.prefix(1)) : lists).reduce(into: Set<ForgivingName>()) {
      $0.formUnion($1.names)
    }
    found.counted += lists.map(\.place)
    for names in items {
      found.add(
        !names.isDisjoint(with: named) ? .met : missing.isEmpty ? .notMet : .noData, missing)
    }
  }
}
