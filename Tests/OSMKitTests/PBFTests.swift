import Foundation
import Geography
import OSMKit
import TestSupport
import Testing

@Suite("A PBF file")
struct PBFTests {
  /// The town of `squares` in a file whose blobs come in an unusual order.
  static let town = town(.raw)

  static func town(_ packing: PBFWriter.Packing) -> PBFWriter {
    var file = PBFWriter(box: [1, 3, 2, 0], timestamp: 1_700_000_000, packing: packing)
    file.add { block in
      block.relation(1, ways: [11, 12], ["type=multipolygon", "building=yes"])
    }
    file.add { block in
      block.way(11, [1, 2, 3, 4, 1])
      block.way(12, [5, 6, 7, 8, 5])
    }
    file.add { block in
      let corners: [(Double, Double)] = [
        (0, 0), (1, 0), (1, 1), (0, 1), (0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75),
      ]
      for (index, corner) in corners.enumerated() {
        block.node(Int64(index + 1), corner.0, corner.1)
      }
      block.node(12_000_000_000, 2, 2, ["amenity=clinic", "name=诊所"])
    }
    file.add { block in block.way(7, [12_000_000_000, 1], ["highway=path"]) }
    return file
  }

  @Test func `gives the same columns as XML`() throws {
    let xml = try readTown(
      squares
        + "<node id='12000000000' lon='2' lat='2'><tag k='amenity' v='clinic'/>"
        + "<tag k='name' v='诊所'/></node>" + way(7, [12_000_000_000, 1], "highway=path")
        + way(11, [1, 2, 3, 4, 1]) + way(12, [5, 6, 7, 8, 5])
        + relation(1, [11, 12], "type=multipolygon", "building=yes"))
    for threads in [1, 2] {
      let pbf = try read(Self.town.bytes, threads: threads)
      #expect(pbf.nodes == xml.nodes)
      #expect(pbf.streets == xml.streets)
      #expect(pbf.places == xml.places)
      #expect(pbf.strings == xml.strings)
      #expect(pbf.counts == xml.counts)
      #expect(pbf.places.polygons(of: 1)[0].holes.count == 1)
    }
  }

  @Test func `has a header with a box and a date`() throws {
    let header = try read(Self.town.bytes).header
    #expect(
      header.boxes == [
        BoundingBox(westE7: 10_000_000, southE7: 0, eastE7: 30_000_000, northE7: 20_000_000)
      ])
    #expect(header.timestamp == "2023-11-14T22:13:20Z")
    #expect(header.newestObject == nil)
  }

  @Test func `may have a box over the 180th meridian`() throws {
    let header = try read(PBFWriter(box: [177, -179, -16, -19]).bytes).header
    #expect(
      header.boxes == [
        BoundingBox(
          westE7: 1_770_000_000, southE7: -190_000_000, eastE7: -1_790_000_000,
          northE7: -160_000_000)
      ])
  }

  @Test func `may say what is deleted`() throws {
    var file = PBFWriter(features: ["OsmSchema-V0.6", "HistoricalInformation"])
    file.add { block in
      block.node(1, 0, 0)
      block.node(2, 1, 0)
      block.way(7, [1, 2], ["highway=path"])
      block.way(7, [1, 2], ["highway=path"], isVisible: false)
      block.way(8, [2, 1], ["highway=path"])
    }
    let town = try read(file.bytes)
    #expect(town.streets.ids == [8])
    #expect(town.counts.ways == 1)
  }

  @Test func `cut anywhere but between blobs is an error`() throws {
    let ends = Self.town.ends
    for length in stride(from: 0, to: Self.town.bytes.count, by: 7) where !ends.contains(length) {
      let error = #expect(throws: OSMError.self) {
        try read(Self.town.bytes.prefix(length))
      }
      #expect(error?.kind == .unusableContent)
    }
  }

  @Test(arguments: [0, 0x0D, 0x7F, 0x80, 0xFF] as [UInt8])
  func `with any byte changed is read or refused, and never stops the program`(
    byte: UInt8
  ) throws {
    // The blobs of this file are not packed, so that the damage reaches the decoder.
    for place in Self.town.bytes.indices {
      var damaged = Self.town.bytes
      damaged[place] = byte
      do {
        _ = try read(damaged, threads: 1)
      } catch {
        #expect(error is OSMError)
      }
    }
  }

  @Test func `with a zero byte in a text is an error`() throws {
    var damaged = Self.town.bytes
    let name = try #require(damaged.firstRange(of: Data("amenity".utf8)))
    damaged[name.lowerBound + 3] = 0
    let error = #expect(throws: OSMError.self) { try read(damaged) }
    #expect(error?.message.contains("zero byte") == true)
  }

  @Test func `may hold blobs of other types`() throws {
    var file = Self.town
    file.addBlob("Index", Data("whatever".utf8))
    #expect(try read(file.bytes) == read(Self.town.bytes))
  }

  @Test func `with a damaged blob or an unknown packing is an error`() throws {
    var damaged = Self.town
    damaged.addBlob("OSMData", Data("\u{0A}nonsense that is no block".utf8))
    #expect(throws: OSMError.self) { try read(damaged.bytes) }
    let sound = try #require(Self.town.bytes.firstRange(of: Data("OsmSchema".utf8)))
    var unknown = Self.town.bytes
    unknown.replaceSubrange(sound, with: Data("OsmSchemb".utf8))
    let error = #expect(throws: OSMError.self) { try read(unknown) }
    #expect(error?.message.contains("required feature not supported") == true)
  }

  private func read(_ bytes: Data, threads: Int = 2) throws -> OSMData {
    try TemporaryFolder.with { folder in
      try OSMReader.read(
        path: folder.write(bytes, to: "town.osm.pbf"), selection: townSelection, threads: threads)
    }
  }
}
