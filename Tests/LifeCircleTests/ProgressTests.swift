import Foundation
import LifeCircle
import Synchronization
import TestSupport
import Testing

@Suite("A run tells")
struct ProgressTests {
  private struct Stop: Error, Equatable { let stage: RunProgress.Stage }

  /// Runs the small town and writes it, with a report.
  private func run(in folder: TemporaryFolder, _ report: @escaping RunProgress.Report) throws {
    let town = try folder.write(SampleTown.text(), to: "town.osm")
    let table = try folder.write("id,lon,lat\na,121.4925,31.0002\n", to: "households.csv")
    var study = Study(network: NetworkInput(file: town, rules: RuleFolder(path: TownStudy.rules)))
    study.households = table
    study.findsSensitivity = true
    study.network.onProgress = report
    try study.run().write(to: folder.path(of: "new/out"))
  }

  @Test func `every stage once and in order, and how far it is`() throws {
    try TemporaryFolder.with { folder in
      let told = Mutex<[RunProgress]>([])
      try run(in: folder) { progress in told.withLock { $0.append(progress) } }
      let progress = told.withLock { $0 }
      #expect(progress.filter { $0.share == 0 }.map(\.stage) == RunProgress.Stage.allCases)
      #expect(progress.allSatisfy { (0...1).contains($0.share) })
    }
  }

  @Test(arguments: RunProgress.Stage.allCases)
  func `what stops it at any stage, and leaves nothing then`(stage: RunProgress.Stage) throws {
    try TemporaryFolder.with { folder in
      #expect(throws: Stop(stage: stage)) {
        try run(in: folder) { progress in
          if progress.stage == stage { throw Stop(stage: stage) }
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(left == ["households.csv", "town.osm"])
    }
  }

  @Test(arguments: RunProgress.Stage.allCases)
  func `in both languages`(stage: RunProgress.Stage) {
    let progress = RunProgress(stage: stage, count: 1234)
    let (english, chinese) = (progress.text(in: .english), progress.text(in: .chinese))
    #expect(english.utf8.count == english.count)
    #expect(chinese.utf8.count > chinese.count)
    #expect(english.contains("1,234") == chinese.contains("1,234"))
  }
}
