import Diagnostics
import OSMExtract
import OSMKit

/// Which tags make an object stand in a city file, with all its tags. What asks for others must be
/// told so, since the file would answer with nothing.
struct HeldTags: Hashable {
  var streetTags: [TagPattern]
  var nodeTags: [TagPattern]
  var placeTags: [TagPattern]

  init(streetTags: [TagPattern], nodeTags: [TagPattern], placeTags: [TagPattern]) {
    self.streetTags = streetTags
    self.nodeTags = nodeTags
    self.placeTags = placeTags
  }

  /// Those that a new file gets: of the rules that come with the program, of a profile, and of all
  /// places that category files could name.
  init(_ rules: StreetRules) {
    let street =
      [TagPattern(key: "highway"), TagPattern(key: "railway", value: "platform")]
      + [TagPattern(key: "public_transport", value: "platform")]
      + [TagPattern(key: "man_made", value: "pier")]
    let node = ["barrier", "entrance", "highway", "kerb"].map { TagPattern(key: $0) }
    streetTags = street + rules.streetTags.filter { !Self.holds($0, street) }
    nodeTags = node + rules.barrierNodes.any.filter { !Self.holds($0, node) }
    placeTags = Self.placeKeys.map { TagPattern(key: $0) }
  }

  /// The keys of the OSM wiki's map features that things have at which people live or to which they
  /// go, and those that say more of them and are met alone.
  static let placeKeys = [
    "aerialway", "aeroway", "amenity", "building", "childcare", "club", "community_centre", "craft",
    "education", "emergency", "government", "healthcare", "healthcare:speciality", "highway",
    "historic", "industrial", "information", "kindergarten", "landuse", "leisure", "man_made",
    "memorial", "military", "natural", "nursing_home", "office", "place", "public_transport",
    "railway", "recycling_type", "residential", "school", "shelter_type", "shop", "social_centre",
    "social_facility", "social_facility:for", "sport", "tourism", "water", "waterway",
  ]

  private static func holds(_ wanted: TagPattern, _ held: [TagPattern]) -> Bool {
    held.contains { $0.key == wanted.key && ($0.value == nil || $0.value == wanted.value) }
  }

  /// What is read of an OSM file for a city file.
  var selection: OSMSelection {
    var selection = OSMSelection(
      streetTags: streetTags, nodeTags: nodeTags, streetKeys: ["*"], placeTags: placeTags,
      placeKeys: ["*"])
    selection.takesAll = true
    return selection
  }

  /// - Throws: `Failure` if the selection asks for objects that are not held.
  func check(_ selection: OSMSelection, file: String) throws(Failure) {
    let asked = [
      (selection.streetTags, streetTags), (selection.nodeTags, nodeTags),
      (selection.placeTags + selection.boxedPlaceTags, placeTags),
    ]
    for (wanted, held) in asked {
      guard let lacking = wanted.first(where: { !Self.holds($0, held) }) else { continue }
      throw Failure(
        .unusableInput, file: file,
        "a city file does not hold objects with the tag \(lacking.key)=\(lacking.value ?? "*"), "
          + "for which the rules ask",
        advice: "Give the OSM file in its place")
    }
  }
}
