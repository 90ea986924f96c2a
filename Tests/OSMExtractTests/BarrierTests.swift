import OSMExtract
import TestSupport
import Testing

@Suite("A barrier on a node") struct BarrierTests {
  private static let rows: [(String, BarrierClass)] = {
    var rows: [(String, BarrierClass)] = []
    // Of these four values `official` opens streets only, not barriers.
    rows.append(("barrier=wall foot=official", .closed))
    rows.append(("barrier=gate foot=official access=private", .open))
    for foot in ["yes", "designated", "permissive"] {
      rows.append(("barrier=gate access=private foot=\(foot)", .open))
      rows.append(("barrier=wall access=no foot=\(foot)", .open))
    }
    for wall in ["wall", "fence", "city_wall", "retaining_wall", "hedge"] {
      rows.append(("barrier=\(wall)", .closed))
      rows.append(("barrier=\(wall) foot=private", .closed))
      rows.append(("barrier=\(wall) access=yes", .closed))
    }
    rows += [
      ("barrier=gate foot=no", .closed), ("barrier=gate foot=no access=yes", .closed),
      ("barrier=gate access=no", .closed), ("barrier=gate access=no foot=private", .restricted),
      ("barrier=gate access=no foot=unknown", .open),
    ]
    for foot in ["private", "customers", "destination", "permit", "residents", "delivery"] {
      rows.append(("barrier=gate foot=\(foot)", .restricted))
      rows.append(("barrier=lift_gate foot=\(foot) access=yes", .restricted))
    }
    for access in ["private", "customers", "permit", "residents", "delivery"] {
      rows.append(("barrier=gate access=\(access)", .restricted))
      rows.append(("barrier=gate access=\(access) foot=unknown", .open))
    }
    rows += [
      ("barrier=bollard", .open), ("barrier=gate", .open),
      ("barrier=gate access=destination", .open),
      ("barrier=gate access=military", .open), ("barrier=cycle_barrier motor_vehicle=no", .open),
      // Without barrier nothing else is read.
      ("foot=no", .open), ("access=private", .open),
    ]
    return rows
  }()

  @Test func `is open, restricted or closed by the first condition that fits`() throws {
    var town = Town()
    for (index, row) in Self.rows.enumerated() {
      let tags = row.0.split(separator: " ").map { $0.split(separator: "=").map(String.init) }
      town.node(
        "\(index)", east: Double(index), north: 0,
        tags: Dictionary(uniqueKeysWithValues: tags.map { ($0[0], $0[1]) }))
    }
    town.way(Self.rows.indices.map(String.init))
    let streets = try town.extract(try TownStudy().walkingProfile()).streets
    for (index, row) in Self.rows.enumerated() {
      let node = streets.nodeIDs.firstIndex(of: Int64(index + 1))!
      #expect(streets.nodeBarriers[node] == row.1, "\(row.0)")
      #expect("\(TagReading.barrier(town.nodes[index].tags))" == "\(row.1)", "\(row.0)")
    }
  }
}
