import Diagnostics
import Foundation
import OSMExtract
import OSMKit
import Parallelism
import TestSupport
import Testing

@Suite("An OSM file that cannot be read")
struct FailureTests {
  @Test(arguments: [
    (OSMError.Kind.outOfMemory, Failure.Kind.readingOrWriting, "memory", "smaller extract"),
    (.tooLarge, .unusableInput, "too much", "smaller extract"),
    (.cannotBeRead, .readingOrWriting, "cannot be read", "you may read it"),
    (.unusableContent, .unusableInput, "cannot be used", "complete OSM extract"),
  ])
  func `has advice that fits its fault`(
    _ kind: OSMError.Kind, _ expected: Failure.Kind, _ problem: String, _ advice: String
  ) {
    let failure = Extract.failure(OSMError(kind: kind, message: "words"), path: "town.osm")
    #expect(failure.kind == expected)
    #expect(failure.file == "town.osm")
    #expect(failure.problem.contains(problem))
    #expect(failure.advice?.contains(advice) == true, "\(failure.advice ?? "")")
  }
}

@Suite("Strings of an OSM file")
struct StringTests {
  /// Two strings of which each byte is none of UTF-8, and which are mended to the same text.
  @Test func `may be broken, and mended to one text`() throws {
    var file = PBFWriter()
    file.add { block in
      block.node(1, 0, 0)
      block.node(2, 0.001, 0)
      block.node(3, 0, 0.0005, ["amenity=clinic", "name=\u{E9}"])
      block.node(4, 0, 0.0006, ["amenity=clinic", "name=\u{E8}"])
    }
    file.add { block in block.way(9, [1, 2], ["highway=path"]) }
    let bytes = [UInt8](file.bytes).map { [0xC3, 0xA9, 0xA8].contains($0) ? $0 | 0xF8 : $0 }
    try TemporaryFolder.with { folder in
      let extract = try Extract(
        fileAt: try folder.write(bytes, to: "town.osm.pbf"),
        wanted: Extract.Wanted(
          profile: try TownStudy().walkingProfile(),
          categories: try CategorySet(fileAt: TownStudy.rules + "/Categories/default.yaml")),
        parallel: Parallel(threads: 1))
      #expect(extract.facilities.ids == ["n3", "n4"])
      #expect(extract.facilities.names == ["\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}"])
    }
  }
}
