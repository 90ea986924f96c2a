import GapAnalysis
import OSMExtract
import WalkingNetwork

/// Writes summary.json: what the run was asked, what it read, and what it found, in sums.
///
/// It has a schema, `Data/Schemas/summary.schema.json`. No time, host, absolute path or number of
/// threads stands in it, so that equal runs give equal bytes.
struct SummaryFile {
  private let run: RunRecord
  private let results: GapResults

  init(_ run: RunRecord) {
    self.run = run
    results = run.results
  }

  func write(to folder: String) throws {
    var text = ByteText()
    text.append(node.text)
    let file = try OutputFile(path: folder + "/" + OutputFolder.mark.file)
    try file.write(text)
    try file.close()
  }

  private var node: JSONNode {
    .object([
      // OutputFolder knows our folders by these first members.
      ("format", .string("lifecircle results")),
      ("format_version", .integer(1)),
      ("program", programNode),
      ("inputs", .array(run.inputs.map(Self.inputNode))),
      ("data_date", .optional(run.dataDate)),
      ("profile", profileNode),
      ("parameters", parametersNode),
      ("study", run.study?.node ?? .null),
      (
        "communities",
        run.communities?.node(
          setAside: Self.setAside(run.rejected.filter { $0.subject == .community })) ?? .null
      ),
      ("standards", run.judgement?.summaryNode ?? .null),
      ("households", householdsNode),
      ("facilities", facilitiesNode),
      ("categories", categoriesNode),
      ("coverage", .array(results.coverage.map(coverageNode))),
      ("warnings", .array(run.warnings.map(warningNode))),
      ("sensitivity", .array(results.sensitivity.map(sensitivityNode))),
      ("isochrones", run.isochrones?.node(run) ?? .null),
      ("network", run.network.node),
    ])
  }

  private static func inputNode(_ input: RunRecord.Input) -> JSONNode {
    let table = input.table.map { table in
      [
        ("format", JSONNode.string(table.format)), ("encoding", .string(table.encoding)),
        ("system", .optional(table.system)),
      ]
    }
    return .object(
      [
        ("role", .string(input.role)), ("file", .string(input.file)),
        ("sha256", .string(input.sha256)),
      ] + (table ?? []))
  }

  private var programNode: JSONNode {
    .object([
      ("name", .string("lifecircle")), ("version", .string(run.version)),
      ("libraries", .object(run.libraries.map { ($0.name, .string($0.version)) })),
    ])
  }

  private var profileNode: JSONNode {
    .object([
      ("id", .string(run.profile.id)), ("title", run.profile.title.node),
      ("speed_kmh", .number(run.profile.speedKilometersPerHour)),
      ("steps_speed_kmh", .number(run.profile.stepsSpeedKilometersPerHour)),
    ])
  }

  private var parametersNode: JSONNode {
    let parameters = run.profile.streets.parameters
    func limits(_ unit: Limit.Unit) -> JSONNode {
      .array(results.limits.filter { $0.unit == unit }.map { .number($0.value) })
    }
    return .object(
      [("minutes", limits(.minutes)), ("meters", limits(.meters))] + parameters.joinMembers + [
        ("small_part_m", .number(parameters.smallPart)),
        ("detour_factor", .number(parameters.detourFactor)),
        ("implausible_box_factor", .number(parameters.implausibleBoxFactor)),
        ("box_margin_degrees", .number(parameters.boxMargin)),
      ])
  }

  private var householdsNode: JSONNode {
    let joined = results.isHouseholdJoined.count { $0 }
    let weight = results.households.weights.reduce(into: WeightSum()) { $0 += $1 }
    let rejected = run.rejected.filter { $0.subject == .household }
    return .object([
      ("source", .string(results.households.source.name)),
      ("read", .integer(run.householdsRead)),
      ("judged", .integer(results.households.count)),
      ("judged_weight", .number(weight.value)),
      ("denominators", .array(results.households.denominators.map(Self.denominatorNode))),
      ("joined", .integer(joined)),
      ("off_network", .integer(results.households.count - joined)),
      ("set_aside", Self.setAside(rejected)),
    ])
  }

  private static func denominatorNode(_ denominator: Households.Denominator) -> JSONNode {
    let total = denominator.values.reduce(into: WeightSum()) { $0 += $1 ?? 0 }
    return .object([
      ("column", .string(denominator.name)),
      ("total", .number(total.value)),
      ("households_without", .integer(denominator.values.count { $0 == nil })),
    ])
  }

  private var facilitiesNode: JSONNode {
    let joined = results.facilityColumns.isJoined.count { $0 }
    return .object([
      ("read", .integer(run.facilitiesRead)),
      ("used", .integer(results.facilities.count)),
      ("joined", .integer(joined)),
      ("off_network", .integer(results.facilities.count - joined)),
      ("set_aside", Self.setAside(run.rejected.filter { $0.subject == .facility })),
      ("open_ways_with_a_place_tag", .integer(run.openPlaceWays)),
    ])
  }

  private static func setAside(_ records: [RejectedRecord]) -> JSONNode {
    .object(
      RejectedRecord.Reason.allCases.compactMap { reason in
        let count = records.count { $0.reason == reason }
        return count > 0 ? (reason.rawValue, .integer(count)) : nil
      })
  }

  private var categoriesNode: JSONNode {
    let facilities = results.facilities
    return .array(
      run.categories.categories.enumerated().map { index, category in
        let members = facilities.members(ofCategory: index)
        let rules = members.compactMap { member -> String? in
          let place = facilities.categories[member].firstIndex(of: index)!
          let rules = facilities.rules[member]
          return rules.isEmpty ? nil : rules[place]
        }
        return .object([
          ("id", .string(category.id)),
          ("name", category.name.node),
          ("note", category.note.node),
          ("facilities", .integer(members.count)),
          ("joined", .integer(members.count { results.facilityColumns.isJoined[$0] })),
          (
            "rules",
            .array(
              category.rules.map { rule in
                .object([
                  ("rule", .string(rule.name)), ("wiki", .string(rule.wiki)),
                  ("facilities", .integer(rules.count { $0 == rule.name })),
                ])
              })
          ),
        ])
      })
  }

  private func warningNode(_ warning: Warning) -> JSONNode {
    .object([
      ("code", .string(warning.code.rawValue)),
      ("count", .integer(warning.count)),
      ("category", .optional(warning.category)),
      ("text", warning.text.node),
    ])
  }

  private func sensitivityNode(_ row: Sensitivity) -> JSONNode {
    .object([
      ("variant", .string(row.variant.rawValue)),
      ("category", .string(run.categories.categories[row.category].id)),
      ("minutes", .number(row.limit.value)),
      ("verdicts", .integer(row.total)),
      ("changed", .integer(row.changed)),
      ("to_covered", .integer(row.toCovered)),
      ("from_covered", .integer(row.fromCovered)),
      ("share", .share(row.share)),
    ])
  }

  private func coverageNode(_ row: CoverageRow) -> JSONNode {
    .object(
      [("category", .string(run.categories.categories[row.category].id))] + row.limit.members + [
        ("denominator", .string(row.denominator.name)),
        ("total", .number(row.total.value)),
        ("covered", .number(row.covered.value)),
        ("not_covered", .number(row.notCovered.value)),
        ("gaps", .number(row.gaps.value)),
        (
          "reasons",
          .object(
            Verdict.Reason.allCases.map { reason in
              (reason.rawValue, .number(row.notCovered(reason).value))
            })
        ),
        ("unknown", .number(row.unknown.value)),
        ("rate", .share(row.rate)),
        ("rate_lowest", .share(row.lowestRate)),
        ("rate_highest", .share(row.highestRate)),
      ])
  }
}

extension Households.Source {
  /// As summary.json names it.
  var name: String {
    switch self {
    case .residentialBuildings: "residential_buildings"
    case .table: "table"
    }
  }
}
