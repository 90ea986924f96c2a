import Foundation
import OSMKit
import TestSupport
import Testing

@Suite("The content of an OSM file")
struct ContentTests {
  private func error(_ bytes: Data, as name: String) throws -> OSMError? {
    try TemporaryFolder.with { folder in
      let path = try folder.write(bytes, to: name)
      do throws(OSMError) {
        _ = try OSMReader.read(path: path, selection: townSelection, threads: 1)
        return nil
      } catch {
        return error
      }
    }
  }

  private static let xml = Data(document(squares).utf8)
  private static let packed: [(String, Data)] = [
    ("XML", xml), ("XML", Data("\u{FEFF} \n<osm".utf8)), ("PBF", PBFTests.town.bytes),
    ("gzip", Data([0x1f, 0x8b, 8, 0])), ("bzip2", Data("BZh91AY".utf8)),
    ("ZIP", Data("PK\u{3}\u{4}".utf8)), ("xz", Data([0xfd] + "7zXZ".utf8)),
    ("zstd", Data([0x28, 0xb5, 0x2f, 0xfd])), ("JSON", Data("{\"elements\": []}".utf8)),
    ("a web page", Data("<!DOCTYPE HTML><title>Too many requests".utf8)),
    ("a web page", Data("\n<html>".utf8)),
  ]

  @Test(arguments: [
    ("town.osm", "XML"), ("town.osm.pbf", "PBF"), ("town.osm.gz", "gzip"),
    ("town.osm.bz2", "bzip2"),
  ])
  func `of another format than its name says is named`(_ name: String, format: String) throws {
    for (content, bytes) in Self.packed where content != format {
      let error = try error(bytes, as: name)
      #expect(error?.kind == .unusableContent)
      #expect(error?.cause == .anotherFormat)
      #expect(error?.message == "by its name it is \(format), by its content \(content)")
    }
  }

  @Test func `that is osmChange is named`() throws {
    let error = try error(
      Data("<?xml version='1.0'?><osmChange version='0.6'><create/></osmChange>".utf8), as: "a.osm")
    #expect(error?.kind == .unusableContent)
    #expect(error?.cause == .changes)
    #expect(error?.message.contains("osmChange") == true)
  }

  @Test func `that ends too early is torn`() throws {
    #expect(try error(Self.xml.dropLast(9), as: "a.osm")?.cause == .torn)
    #expect(try error(Self.xml.prefix(100), as: "a.osm")?.cause == .torn)
    #expect(try error(PBFTests.town.bytes.dropLast(9), as: "a.osm.pbf")?.cause == .torn)
    for name in ["a.osm", "a.osm.pbf", "a.osm.gz", "a.osm.bz2"] {
      #expect(try error(Data(), as: name)?.message == "the file is empty")
    }
  }

  @Test func `may be PBF of blobs that are raw, zlib or LZ4`() throws {
    try TemporaryFolder.with { folder in
      let data = try PBFWriter.Packing.readable.map { packing in
        try OSMReader.read(
          path: folder.write(PBFTests.town(packing).bytes, to: "town.osm.pbf"),
          selection: townSelection, threads: 2)
      }
      #expect(data.count == 3)
      #expect(data.allSatisfy { $0 == data[0] })
      #expect(data[0].places.count == 2)
    }
  }

  @Test(arguments: [(PBFWriter.Packing.lzma, "lzma"), (.zstd, "zstd"), (.bzip2, "unknown")])
  func `of PBF in another packing is an error that names it`(
    _ packing: PBFWriter.Packing, name: String
  ) throws {
    let error = try error(PBFTests.town(packing).bytes, as: "town.osm.pbf")
    #expect(error?.kind == .unusableContent)
    #expect(error?.message.contains(name) == true)
  }

  @Test func `may have negative ids`() throws {
    let town = try readTown(
      nodes("-1 0,0", "-2 1,0", "-3 1,1", "-9223372036854775807 0,1")
        + way(-7, [-1, -2, -9_223_372_036_854_775_807], "highway=path")
        + way(-8, [-1, -2, -3, -1], "building=yes")
        + relation(-9, [-8], "type=multipolygon", "building=yes"))
    #expect(town.nodes.ids == [-9_223_372_036_854_775_807, -2, -1])
    #expect(town.nodes.isPresent == [true, true, true])
    #expect(town.streets.ids == [-7])
    #expect(town.places.ids == [-8, -9])
    #expect(town.places.shapes.isBroken == [false, false])
  }
}
