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
      do {
        let results = try study.run()
        let rejected = results.setAside.reduce(0) { $0 + $1.count }
        precondition(results.householdCount >= 0 && rejected >= 0)
      } catch let failure as Failure {
        precondition(failure.kind == .unusableInput, "\(failure)")
      }
    }
  }
}
