import Foundation
import Geography
import OSMKit
import TestSupport
import Testing

@Suite("An OSM file")
struct FileTests {
  static let town = document(
    """
    <bounds minlat='0' minlon='1' maxlat='2' maxlon='3'/>
    <bounds minlat='10' minlon='11' maxlat='12' maxlon='13'/>
    <note>The data is from OpenStreetMap</note><meta osm_base='2024-05-06T07:08:09Z'/>
    """ + squares + way(7, [1, 2], "highway=path", attributes: "timestamp='2020-01-02T03:04:05Z'")
      + way(8, [1, 2, 3, 4, 1], "building=yes") + way(9, [1, 99, 1], "building=yes"),
    attributes: "generator='Overpass API'")

  @Test func `has a header with boxes and dates`() throws {
    let header = try TemporaryFolder.with { folder in
      try OSMReader.read(
        path: folder.write(Self.town, to: "a.osm"), selection: townSelection, threads: 1
      ).header
    }
    #expect(
      header.boxes == [
        BoundingBox(westE7: 10_000_000, southE7: 0, eastE7: 30_000_000, northE7: 20_000_000),
        BoundingBox(
          westE7: 110_000_000, southE7: 100_000_000, eastE7: 130_000_000, northE7: 120_000_000),
      ])
    #expect(header.generator == "Overpass API")
    #expect(header.timestamp == "2024-05-06T07:08:09Z")
    #expect(header.newestObject == "2020-01-02T03:04:05Z")
    #expect(header.remark == nil)
  }

  @Test func `keeps west and east of a box over the 180th meridian as they stand`() throws {
    let town = try readTown(
      "<bounds minlat='-19' minlon='177' maxlat='-16' maxlon='-179'/>"
        + "<bounds minlat='5' minlon='0' maxlat='4' maxlon='1'/>" + squares)
    #expect(
      town.header.boxes == [
        BoundingBox(
          westE7: 1_770_000_000, southE7: -190_000_000, eastE7: -1_790_000_000,
          northE7: -160_000_000)
      ])
  }

  @Test func `has no boxes behind its first object`() throws {
    let town = try readTown(squares + "<bounds minlat='0' minlon='1' maxlat='2' maxlon='3'/>")
    #expect(town.header.boxes.isEmpty)
  }

  @Test func `may hold elements that we do not know, and a remark`() throws {
    let town = try readTown(
      squares
        + "<way id='7'><center lat='1' lon='1'/><nd ref='1'><x/></nd><nd ref='2'/>"
        + "<tag k='highway' v='path'/></way><area id='1'><tag k='highway' v='path'/></area>"
        + "<remark> runtime error: Query timed out </remark>")
    #expect(town.references(ofStreet: 0) == [1, 2])
    #expect(town.counts.ways == 1)
    #expect(town.header.remark?.contains("timed out") == true)
  }

  @Test func `is the same packed as gzip or bzip2, in one stream or several, with zeros behind`()
    throws
  {
    try TemporaryFolder.with { folder in
      let plain = try OSMReader.read(
        path: folder.write(Self.town, to: "plain.osm"), selection: townSelection, threads: 1)
      let middle = Self.town.index(Self.town.startIndex, offsetBy: 300)
      for (tool, suffix) in [("gzip", "gz"), ("bzip2", "bz2")] {
        let whole = try pack(Self.town, with: tool, in: folder)
        let first = try pack(String(Self.town[..<middle]), with: tool, in: folder)
        let second = try pack(String(Self.town[middle...]), with: tool, in: folder)
        for bytes in [whole, first + second, first + second + Data(count: 512)] {
          let path = try folder.write(bytes, to: "packed.osm." + suffix)
          #expect(try OSMReader.read(path: path, selection: townSelection, threads: 2) == plain)
        }
        #expect(
          try kindOfReading(whole.dropLast(9), as: "torn.osm." + suffix, in: folder)
            == .unusableContent)
        #expect(
          try kindOfReading(whole + Data("more".utf8), as: "longer.osm." + suffix, in: folder)
            == .unusableContent)
        #expect(
          try kindOfReading(Data(Self.town.utf8), as: "unpacked.osm." + suffix, in: folder)
            == .unusableContent)
      }
    }
  }

  @Test(arguments: [
    ("torn.osm", "<osm version='0.6'><node id='1' "), ("empty.osm", ""), ("text.osm", "hello"),
    ("change.osm", "<osmChange version='0.6'><create/></osmChange>"),
    ("other.osm", "<html/>"), ("old.osm", "<osm version='0.5'/>"),
    ("number.osm", "<osm version='0.6'><node id='x' lon='1' lat='1'/></osm>"),
    ("place.osm", "<osm version='0.6'><node id='1' lon='east' lat='1'/></osm>"),
    ("entity.osm", "<!DOCTYPE osm [<!ENTITY a 'b'>]><osm version='0.6'/>"),
    ("empty.osm.pbf", ""), ("text.osm.pbf", "This is not a file of blobs"),
    ("empty.osm.gz", ""), ("empty.osm.bz2", ""),
  ])
  func `that is torn or none is an error`(_ name: String, content: String) throws {
    try TemporaryFolder.with { folder in
      let kind = try kindOfReading(Data(content.utf8), as: name, in: folder)
      #expect(kind == .unusableContent)
    }
  }

  @Test func `that is missing, a folder or of another suffix is another error`() throws {
    try TemporaryFolder.with { folder in
      #expect(kind(ofReading: folder.path(of: "none.osm.pbf")) == .noSuchFile)
      #expect(kind(ofReading: folder.path(of: "none.osm.gz")) == .noSuchFile)
      #expect(kind(ofReading: try folder.write("", to: "town.geojson")) == .unknownFormat)
      #expect(kind(ofReading: "") == .unknownFormat)
      #expect(kind(ofReading: "-") == .unknownFormat)
      for name in ["folder.osm", "folder.osm.pbf"] {
        try FileManager.default.createDirectory(
          atPath: folder.path(of: name), withIntermediateDirectories: true)
        #expect(kind(ofReading: folder.path(of: name)) == .cannotBeRead)
      }
    }
  }

  @Test func `gives an error with a message`() throws {
    let error = #expect(throws: OSMError.self) {
      try readTown("<node id='1' lon='1' lat='1'></way>")
    }
    #expect(error?.message.contains("line 3") == true)
  }
}

/// What is wrong with a file; `nil` if nothing is.
private func kind(ofReading path: String) -> OSMError.Kind? {
  do throws(OSMError) {
    _ = try OSMReader.read(path: path, selection: townSelection, threads: 2)
    return nil
  } catch {
    return error.kind
  }
}

private func kindOfReading(
  _ bytes: Data, as name: String, in folder: TemporaryFolder
) throws -> OSMError.Kind? {
  kind(ofReading: try folder.write(bytes, to: name))
}

/// Packs with a program of the system.
private func pack(_ text: String, with tool: String, in folder: TemporaryFolder) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [tool, "-c", try folder.write(text, to: "part")]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return bytes
}
