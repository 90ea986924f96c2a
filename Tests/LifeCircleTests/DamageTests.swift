import Foundation
import LifeCircle
import TestSupport
import Testing

/// Whole studies of damaged towns: what was read in spite of the damage must be judged in bounded
/// time and memory, wherever its nodes lie now.
@Suite("A study of a damaged town", .timeLimit(.minutes(3)))
struct DamageTests {
  @Test func `gives results or a failure`() async {
    // In a process of its own, so that its memory can be told from that of other tests.
    await #expect(processExitsWith: .success) {
      let beijing = Array(try SampleExtract.beijing(ways: 300).utf8)
      for seed in 0..<2 as Range<UInt64> {
        try study(beijing, count: 24, seed: seed)
        try study(Array(SampleTown.text().utf8), count: 40, seed: seed)
      }
      try studyDemoTown(count: 24)
      try studyAreas(count: 40)
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      let kilobytes = peak?.split { !$0.isNumber }.first.flatMap { Int($0) } ?? .max
      // Under a sanitizer memory is some times more.
      precondition(kilobytes < 1_000_000, "\(kilobytes) kB for towns of some hundred streets")
    }
  }
}

private func study(_ sound: [UInt8], count: Int, seed: UInt64) throws {
  try TemporaryFolder.with { folder in
    let town = folder.path(of: "town.osm")
    var study = Study(network: NetworkInput(file: town, rules: RuleFolder(path: TownStudy.rules)))
    study.network.threads = 2
    for bytes in Damage.copies(of: sound, count: count, seed: seed) {
      try folder.write(bytes, to: "town.osm")
      try judge(study)
    }
  }
}

/// The tables of the demo town are GB18030 in GCJ-02; each is damaged in turn.
private func studyDemoTown(count: Int) throws {
  let sound = Checkout.root.appending(path: "Data/Samples/demo-town")
  try TemporaryFolder.with { folder in
    var study = Study(
      network: NetworkInput(
        file: sound.appending(path: "town.osm").path, rules: RuleFolder(path: TownStudy.rules)))
    study.crs = ["gcj02"]
    study.denominators = ["人口"]
    for name in ["households.csv", "facilities.csv"] {
      let bytes = [UInt8](try Data(contentsOf: sound.appending(path: name)))
      study.households = sound.appending(path: "households.csv").path
      study.facilities = sound.appending(path: "facilities.csv").path
      for copy in Damage.copies(of: bytes, count: count, seed: 4) {
        let path = try folder.write(copy, to: name)
        if name == "households.csv" { study.households = path } else { study.facilities = path }
        try judge(study)
      }
    }
  }
}

/// What can still be read of a damaged area is asked of every household of the sample town.
private func studyAreas(count: Int) throws {
  let corners = ["121.489 30.98", "121.509 30.98", "121.509 31.02", "121.489 31.02"]
  let ring = corners.map { "[\($0.replacing(" ", with: ","))]" }.joined(separator: ",\n")
  let areas = [
    "study.geojson": """
    {"type":"Feature","properties":{},
    "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
    """,
    "study.poly": "west\n1\n\(corners.joined(separator: "\n"))\nEND\nEND\n",
  ]
  try TemporaryFolder.with { folder in
    let town = try folder.write(SampleTown.text(), to: "town.osm")
    var study = Study(network: NetworkInput(file: town, rules: RuleFolder(path: TownStudy.rules)))
    for (name, text) in areas {
      for copy in Damage.copies(of: Array(text.utf8), count: count, seed: 5) {
        let area = Area.file(try folder.write(copy, to: name))
        study.study = area
        study.network.dataArea = .header
        try judge(study)
        study.study = nil
        study.network.dataArea = .area(area)
        try judge(study)
      }
    }
  }
}

private func judge(_ study: Study) throws {
  do {
    let results = try study.run()
    let rejected = results.setAside.reduce(0) { $0 + $1.count }
    precondition(results.householdCount >= 0 && rejected >= 0)
  } catch let failure as Failure {
    precondition(failure.kind == .unusableInput, "\(failure)")
  }
}
