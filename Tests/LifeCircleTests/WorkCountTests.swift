import LifeCircle
import TestSupport
import Testing

@Suite("What a run worked through")
struct WorkCountTests {
  @Test(arguments: WorkCount.Kind.allCases)
  func `is told in both languages, with its number`(_ kind: WorkCount.Kind) {
    let count = WorkCount(kind, 1234)
    let (english, chinese) = (count.text(in: .english), count.text(in: .chinese))
    #expect(english.hasSuffix(" 1234"))
    #expect(chinese.hasSuffix(" 1234"))
    #expect(!english.contains(/\p{Han}/))
    #expect(chinese.contains(/\p{Han}/))
  }

  /// Of every question to a small town: the kinds, none of them without a count.
  @Test(arguments: [1, 2])
  func `is what the question needed`(threads: Int) throws {
    try TemporaryFolder.with { folder in
      var study = try WarnedTown().study(in: folder)
      study.network.threads = threads
      let (network, table) = (study.network, PointInput.table(try #require(study.households)))
      let (searched, drawn): ([WorkCount.Kind], [WorkCount.Kind]) = (
        [.nodesSettled, .arcsScanned], [.tiles, .pointsTested]
      )
      expect(
        try study.run().work, [.segments, .households, .facilities, .joins] + searched + drawn)
      study.isochrones = nil
      expect(try study.run().work, [.segments, .households, .facilities, .joins] + searched)
      var isochrone = IsochroneRequest(network: network, origins: table)
      expect(
        try isochrone.write(to: folder.path(of: "area.geojson")).work,
        [.segments, .origins] + searched + drawn)
      isochrone.shape = .streets
      expect(
        try isochrone.write(to: folder.path(of: "streets.geojson")).work,
        [.segments, .origins] + searched)
      let times = TimesRequest(network: network, origins: table, destinations: table)
      expect(
        try times.write(to: folder.path(of: "times.csv")).work,
        [.segments, .origins, .destinations] + searched)
      expect(try NetworkResult(network).work, [.ways, .segments])
    }
  }

  private func expect(
    _ work: [WorkCount], _ kinds: [WorkCount.Kind],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(work.map(\.kind) == kinds, sourceLocation: sourceLocation)
    #expect(work.allSatisfy { $0.count > 0 }, sourceLocation: sourceLocation)
  }

  /// Each area is drawn by one thread, whichever it is.
  @Test func `is the same for any number of threads`() throws {
    let work = try [1, 2].map { threads in
      var study = City.porto.study()
      study.network.threads = threads
      study.isochrones = .fast
      return try study.run().work
    }
    #expect(work[0] == work[1])
  }
}
