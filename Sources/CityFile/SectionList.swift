import MappingKit
import OSMKit

/// The sections of a file that is to be written, in their order.
struct SectionList {
  private struct Section {
    let name: String
    let count: Int
    let valueSize: Int
    let checksum: UInt64
    let forEachPiece: (([UInt8]) throws -> Void) throws -> Void
  }

  private var sections: [Section] = []

  mutating func add<Value: PlainValue>(_ name: String, _ column: [Value]) {
    precondition(name.utf8.count <= Layout.nameSize && !sections.contains { $0.name == name })
    sections.append(
      Section(
        name: name, count: column.count, valueSize: MemoryLayout<Value>.stride,
        checksum: Checksum.of(column),
        forEachPiece: { body in try ColumnBytes.forEachPiece(of: column, body) }))
  }

  mutating func add(_ name: String, _ flags: [Bool]) {
    add(name, flags.map { UInt8($0 ? 1 : 0) })
  }

  mutating func add(_ name: String, _ texts: TextColumn) {
    add(name + ".first", texts.first)
    add(name + ".bytes", texts.bytes)
  }

  /// - Parameter write: Takes the bytes of the file, piece by piece.
  func write(_ write: ([UInt8]) throws -> Void) throws {
    var offset = Layout.headerSize + sections.count * Layout.entrySize
    var table: [UInt8] = []
    for section in sections {
      table += section.name.utf8
      table += Array(repeating: 0, count: Layout.nameSize - section.name.utf8.count)
      table.append(number: UInt64(offset))
      table.append(number: UInt64(section.count))
      table.append(number: UInt64(section.valueSize))
      table.append(number: section.checksum)
      offset = Layout.aligned(offset + section.count * section.valueSize)
    }
    try write(header(table: table, size: offset) + table)
    for section in sections {
      try section.forEachPiece(write)
      let size = section.count * section.valueSize
      try write(Array(repeating: 0, count: Layout.aligned(size) - size))
    }
  }

  private func header(table: [UInt8], size: Int) -> [UInt8] {
    var header = Layout.mark
    header.append(number: Layout.version)
    header.append(number: UInt32(sections.count))
    header.append(number: UInt64(size))
    header.append(number: Checksum.of(table))
    header += Array(repeating: 0, count: Layout.headerEnd - header.count)
    header.append(number: Checksum.of(header))
    return header
  }
}

extension [UInt8] {
  fileprivate mutating func append(number: some FixedWidthInteger) {
    for byte in 0..<number.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: number >> (8 * byte)))
    }
  }
}
