import Foundation
import OSMKit
import TestSupport
import Testing

/// Whatever happened to a file: it is read or refused, in little time, and never stops the program.
@Suite("A damaged OSM file", .timeLimit(.minutes(2)))
struct DamageTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `of the sample of Beijing is read or refused`(seed: UInt64) throws {
    try readDamaged(Array(try SampleExtract.beijing(ways: 40).utf8), "town.osm", 64, seed)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `of the sample of Porto is read or refused`(seed: UInt64) throws {
    let sound = try SampleExtract.porto(blobs: 3)
    #expect(try readDamaged([sound], "sound.osm.pbf") == 1)
    try readDamaged(sound, "town.osm.pbf", 32, seed)
  }

  @Test(arguments: [("gzip", "gz"), ("bzip2", "bz2")], 0..<2 as Range<UInt64>)
  func `is read or refused when it is packed`(_ packing: (String, String), seed: UInt64) throws {
    let sound = try SampleExtract.beijing(ways: 40)
    try TemporaryFolder.with { folder in
      let packed = [UInt8](try pack(sound, with: packing.0, in: folder))
      try readDamaged(packed, "town.osm." + packing.1, 64, seed)
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `of a small town is read or refused`(seed: UInt64) throws {
    try readDamaged(Array(SampleTown.text().utf8), "town.osm", 64, seed)
  }

  private func readDamaged(
    _ sound: [UInt8], _ name: String, _ count: Int, _ seed: UInt64
  ) throws {
    let read = try readDamaged(Damage.copies(of: sound, count: count, seed: seed), name)
    #expect(read < count, "some damage is noticed")
  }

  /// - Returns: How many could be read.
  private func readDamaged(_ copies: [[UInt8]], _ name: String) throws -> Int {
    try TemporaryFolder.with { folder in
      var read = 0
      for bytes in copies {
        let path = try folder.write(bytes, to: name)
        do throws(OSMError) {
          let data = try OSMReader.read(path: path, selection: townSelection, threads: 2)
          #expect(data.streets.firstReference.count == data.streets.ids.count + 1)
          #expect(data.streets.references.allSatisfy { data.nodes.ids.indices.contains(Int($0)) })
          read += 1
        } catch {
          #expect(error.kind == .unusableContent)
          #expect(!error.message.isEmpty)
        }
      }
      return read
    }
  }
}
