import Diagnostics
import OSMKit

/// The class of a way by the walking rule.
package enum StreetClass: String, CaseIterable, Sendable {
  case open, restricted, refused
}

/// What a barrier does to walkers.
package enum BarrierClass: String, CaseIterable, Sendable {
  case open, restricted, closed
}

/// A direction along a way.
package enum WayDirection: String, CaseIterable, Sendable {
  case forward, backward
}

/// The tag lists and parameters of the walking rule, section 1 and the bold figures, as a file of
/// `Data/Profiles/Streets` holds them.
package struct StreetRules: Sendable {
  /// A line of the table of classes.
  package struct Line: Sendable {
    package let number: Int
    package let streetClass: StreetClass
    package let condition: TagCondition
  }

  package struct Barrier: Sendable {
    package let barrierClass: BarrierClass
    package let condition: TagCondition
  }

  package struct ClosedDirection: Sendable {
    package let direction: WayDirection
    package let condition: TagCondition
  }

  package struct Parameters: Sendable {
    /// What distances of joins may be, meters.
    package static let joins = 0.0...10_000

    /// Meters.
    package var maxJoin: Double
    /// Meters.
    package var joinSlack: Double
    /// Meters.
    package let smallPart: Double
    package let implausibleBoxFactor: Double
    /// Degrees.
    package let boxMargin: Double
    package let detourFactor: Double
  }

  /// In the order in which they are tried; the last one fits every way.
  package let lines: [Line]
  package let steps: [TagCondition]
  package let notJoined: [TagCondition]
  package let closedDirections: [ClosedDirection]
  package let barrierNodes: TagCondition
  package let barriers: [Barrier]
  package var parameters: Parameters

  package init(fileAt path: String) throws(Failure) {
    let root = try RuleNode(fileAt: path)
    let values = try root.mapping(of: [
      "lines", "steps", "not_joined", "closed_directions", "barrier_nodes", "barriers",
      "parameters",
    ])
    lines = try Self.lines(try values.required("lines", in: root))
    steps = try TagCondition.list(try values.required("steps", in: root))
    notJoined = try TagCondition.list(try values.required("not_joined", in: root))
    closedDirections = try Self.directions(try values.required("closed_directions", in: root))
    barrierNodes = try TagCondition(try values.required("barrier_nodes", in: root))
    barriers = try Self.barriers(try values.required("barriers", in: root))
    parameters = try Parameters(try values.required("parameters", in: root))
  }

  /// The tags without which no way is a street: the first line refuses all ways that have none.
  package var streetTags: [TagPattern] { lines[0].condition.unless }

  /// Every key on which the class, speed, direction or joins of a street depend.
  package var keysThatDecide: [String] {
    conditions.flatMap(\.keysThatDecide)
  }

  var conditions: [TagCondition] {
    lines.map(\.condition) + steps + notJoined + closedDirections.map(\.condition)
      + barriers.map(\.condition) + [barrierNodes]
  }

  /// A text that two rules share only if they class all streets alike; it leaves out parameters.
  package var signature: String {
    let parts =
      lines.map { "line \($0.number) \($0.streetClass.rawValue) \($0.condition.signature)" }
      + steps.map { "steps \($0.signature)" } + notJoined.map { "not joined \($0.signature)" }
      + closedDirections.map { "\($0.direction.rawValue) \($0.condition.signature)" }
      + ["barrier nodes \(barrierNodes.signature)"]
      + barriers.map { "barrier \($0.barrierClass.rawValue) \($0.condition.signature)" }
    return parts.joined(separator: "\n")
  }

  private static func lines(_ node: RuleNode) throws(Failure) -> [Line] {
    var lines: [Line] = []
    for node in try node.list() {
      let values = try node.mapping(of: ["line", "class"] + TagCondition.keys)
      lines.append(
        Line(
          number: try values.required("line", in: node).wholeNumber(in: 1...255),
          streetClass: try values.required("class", in: node).choice(of: StreetClass.self),
          condition: try TagCondition(values)))
    }
    guard let first = lines.first, first.streetClass == .refused, first.condition.any.isEmpty,
      !first.condition.unless.isEmpty
    else {
      throw node.failure(
        "the first line must refuse the ways with none of its \"unless\" tags",
        advice: "These tags decide which ways are read at all")
    }
    guard let last = lines.last, last.condition == TagCondition() else {
      throw node.failure("the last line must have no condition, so that one line fits every way")
    }
    return lines
  }

  private static func directions(_ node: RuleNode) throws(Failure) -> [ClosedDirection] {
    var directions: [ClosedDirection] = []
    for node in try node.list() {
      let values = try node.mapping(of: ["direction"] + TagCondition.keys)
      directions.append(
        ClosedDirection(
          direction: try values.required("direction", in: node).choice(of: WayDirection.self),
          condition: try TagCondition(values)))
    }
    return directions
  }

  private static func barriers(_ node: RuleNode) throws(Failure) -> [Barrier] {
    var barriers: [Barrier] = []
    for node in try node.list() {
      let values = try node.mapping(of: ["class"] + TagCondition.keys)
      barriers.append(
        Barrier(
          barrierClass: try values.required("class", in: node).choice(of: BarrierClass.self),
          condition: try TagCondition(values)))
    }
    guard barriers.last?.condition == TagCondition() else {
      throw node.failure("the last barrier must have no condition, so that one fits every node")
    }
    return barriers
  }
}

extension StreetRules.Parameters {
  fileprivate init(_ node: RuleNode) throws(Failure) {
    let values = try node.mapping(of: [
      "max_join_m", "join_slack_m", "small_part_m", "implausible_box_factor",
      "box_margin_degrees", "detour_factor",
    ])
    func number(_ key: String, in range: ClosedRange<Double>) throws(Failure) -> Double {
      try values.required(key, in: node).number(in: range)
    }
    maxJoin = try number("max_join_m", in: Self.joins)
    joinSlack = try number("join_slack_m", in: Self.joins)
    smallPart = try number("small_part_m", in: 0...1e6)
    implausibleBoxFactor = try number("implausible_box_factor", in: 1...1e6)
    boxMargin = try number("box_margin_degrees", in: 0...1)
    detourFactor = try number("detour_factor", in: 1...100)
  }
}
