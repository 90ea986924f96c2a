import Diagnostics
import OSMExtract
import OSMKit

/// Which tags make an object stand in a city file, with all its tags. Who asks for others must be
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

  /// Those that a new file gets: what street rules and category files are likely to ask, and what
  /// some questions do ask.
  init(for questions: [Extract.Wanted]) {
    streetTags =
      [TagPattern(key: "highway"), TagPattern(key: "railway", value: "platform")]
      + [TagPattern(key: "public_transport", value: "platform")]
      + [TagPattern(key: "man_made", value: "pier")]
    nodeTags = ["barrier", "entrance", "highway", "kerb"].map { TagPattern(key: $0) }
    placeTags = Self.placeKeys.map { TagPattern(key: $0) }
    for selection in questions.map(Extract.selection) {
      Self.add(selection.streetTags, to: &streetTags)
      Self.add(selection.nodeTags, to: &nodeTags)
      Self.add(selection.placeTags + selection.boxedPlaceTags, to: &placeTags)
    }
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

  private static func add(_ wanted: [TagPattern], to held: inout [TagPattern]) {
    for tag in wanted where !holds(tag, held) { held.append(tag) }
  }

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

  /// - Parameter file: The city file, for messages.
  /// - Throws: `Failure` if a question asks for objects that are not held, with the command that
  ///   writes a file that holds them.
  func check(_ question: Extract.Wanted, file: String) throws(Failure) {
    let asked = Extract.selection(question)
    let profile = question.profile
    var rules: [(tags: [TagPattern], held: [TagPattern], file: String, option: String)] = [
      (asked.streetTags, streetTags, profile.streetsFile, " --profile \(profile.file)"),
      (asked.nodeTags, nodeTags, profile.streetsFile, " --profile \(profile.file)"),
    ]
    for (file, tags) in question.categories?.tagsByFile ?? [] {
      rules.append((tags, placeTags, file, " --categories \(file)"))
    }
    // What the program's own rules ask, a new file holds in any case.
    rules.append((asked.boxedPlaceTags, placeTags, question.buildings?.file ?? "", ""))
    var problem: String?
    var options: [String] = []
    for rule in rules {
      guard let tag = rule.tags.first(where: { !Self.holds($0, rule.held) }) else { continue }
      problem =
        problem
        ?? "the city file does not hold objects with the tag \(tag.key)=\(tag.value ?? "*"), for "
        + "which \(rule.file) asks"
      if !options.contains(rule.option) { options.append(rule.option) }
    }
    guard let problem else { return }
    throw Failure(
      .unusableInput, file: file, problem,
      advice: "Give the OSM file in its place, or write a city file that holds them: lifecircle "
        + "network OSM-FILE\(options.joined()) --output \(file) --overwrite")
  }
}
