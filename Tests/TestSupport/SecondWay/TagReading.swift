/// A second reading of the tag tables of the walking rule, section 1, straight from their text.
package enum TagReading {
  package enum Class: Hashable, Sendable { case open, restricted, refused, closed }

  private static func list(_ text: String) -> Set<String> {
    Set(text.split(separator: ",").map { String($0.drop { $0 == " " }) })
  }

  private static let dead = list(
    "construction, proposed, planned, abandoned, disused, razed, demolished, no, raceway, "
      + "bus_guideway, busway, escape, via_ferrata, rest_area, services, emergency_bay")
  private static let allowed = list("yes, designated, permissive, official")
  private static let withSidewalk = list("both, left, right, yes")
  private static let byPermission = list(
    "private, customers, destination, permit, residents, delivery")
  private static let accessByPermission = list("private, customers, permit, residents, delivery")
  private static let walls = list("wall, fence, city_wall, retaining_wall, hedge")

  /// The line of the table that decides, and the class that it gives.
  package static func way(_ tags: [String: String]) -> (line: Int, wayClass: Class) {
    func has(_ key: String, _ values: Set<String>) -> Bool {
      tags[key].map { values.contains($0) } ?? false
    }
    if tags["highway"] == nil, tags["railway"] != "platform",
      tags["public_transport"] != "platform", tags["man_made"] != "pier"
    {
      return (1, .refused)
    }
    if has("highway", dead) { return (2, .refused) }
    if has("foot", ["no", "use_sidepath"]) { return (3, .refused) }
    if has("foot", allowed) { return (4, .open) }
    let isMotorway = has("highway", ["motorway", "motorway_link"]) || has("motorroad", ["yes"])
    if isMotorway, !has("sidewalk", withSidewalk) { return (5, .refused) }
    if has("foot", byPermission) { return (6, .restricted) }
    if has("access", ["no", "military", "emergency"]) { return (7, .refused) }
    if has("access", accessByPermission) { return (8, .restricted) }
    return (9, .open)
  }

  /// What a node's barrier does.
  package static func barrier(_ tags: [String: String]) -> Class {
    guard let barrier = tags["barrier"] else { return .open }
    let (foot, access) = (tags["foot"], tags["access"])
    if let foot, ["yes", "designated", "permissive"].contains(foot) { return .open }
    if walls.contains(barrier) { return .closed }
    if foot == "no" || (foot == nil && access == "no") { return .closed }
    if let foot { return byPermission.contains(foot) ? .restricted : .open }
    return access.map { accessByPermission.contains($0) } ?? false ? .restricted : .open
  }

  package static func isClosedForward(_ tags: [String: String]) -> Bool {
    tags["oneway:foot"] == "-1" || tags["foot:forward"] == "no" || tags["conveying"] == "backward"
  }

  package static func isClosedBackward(_ tags: [String: String]) -> Bool {
    tags["oneway:foot"] == "yes" || tags["foot:backward"] == "no" || tags["conveying"] == "forward"
  }

  package static func isJoinable(_ tags: [String: String]) -> Bool {
    func stands(_ key: String, but exceptions: Set<String>) -> Bool {
      tags[key].map { !exceptions.contains($0) } ?? false
    }
    return !stands("tunnel", but: ["no", "building_passage"]) && !stands("bridge", but: ["no"])
      && !stands("indoor", but: ["no"])
  }
}
