import Foundation
import Geography
import MappingKit
import TestSupport
import Testing

@Suite("A mapped file")
struct MappedFileTests {
  private func mapped(_ bytes: [UInt8]) throws -> MappedFile {
    try TemporaryFolder.with { folder in
      try MappedFile(path: try folder.write(Data(bytes), to: "columns"))
    }
  }

  @Test func `gives columns where they stand`() throws {
    let file = try mapped([1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 3, 0, 0, 0])
    #expect(file.size == 12)
    #expect(file.column(of: Int32.self, at: 0, count: 3) == [1, -1, 3])
    #expect(file.column(of: Int32.self, at: 8, count: 1) == [3])
    #expect(file.column(of: Int32.self, at: 12, count: 0) == [])
    #expect(
      file.column(of: Coordinate.self, at: 4, count: 1)
        == [Coordinate(longitudeE7: -1, latitudeE7: 3)])
  }

  @Test(arguments: [
    (0, 4), (4, 3), (12, 1), (13, 0), (-4, 1), (0, -1), (0, Int.max), (Int.max, 1), (1, 1), (2, 2),
  ])
  func `gives none that reach beyond it or are not aligned`(offset: Int, count: Int) throws {
    #expect(try mapped(Array(0..<12)).column(of: Int32.self, at: offset, count: count) == nil)
  }

  @Test func `may be empty`() throws {
    let file = try mapped([])
    #expect(file.size == 0)
    #expect(file.column(of: UInt8.self, at: 0, count: 0) == [])
    #expect(file.column(of: UInt8.self, at: 0, count: 1) == nil)
  }

  @Test func `has the checksum of its bytes`() throws {
    let bytes = Array(UInt8(0)...255)
    let file = try mapped(bytes)
    #expect(file.checksum(at: 0, byteCount: 256) == Checksum.of(bytes))
    #expect(file.checksum(at: 1, byteCount: 255) == Checksum.of(Array(bytes.dropFirst())))
    #expect(file.checksum(at: 1, byteCount: 256) == nil)
    // XXH3 of no bytes, as its specification has it.
    #expect(file.checksum(at: 0, byteCount: 0) == 0x2D06_8005_38D3_94C2)
  }

  @Test func `must be a file that is there`() throws {
    #expect(throws: MappedFile.Failure.noSuchFile) { try MappedFile(path: "/no/such/file") }
    #expect(throws: MappedFile.Failure.noRegularFile) { try MappedFile(path: "/tmp") }
    #expect(throws: MappedFile.Failure.noRegularFile) { try MappedFile(path: "/dev/null") }
  }

  @Test func `hands columns over as bytes, in pieces`() throws {
    let column = (0..<400_000).map { Int64($0) << 20 }
    var bytes: [UInt8] = []
    var pieces = 0
    try ColumnBytes.forEachPiece(of: column) {
      bytes += $0
      pieces += 1
    }
    #expect(pieces == 4)
    let file = try mapped(bytes)
    #expect(file.column(of: Int64.self, at: 0, count: column.count) == column)
  }
}
