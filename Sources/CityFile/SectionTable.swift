import MappingKit

/// How a city file is laid out: a header, a table of sections, the sections one after the other.
///
/// The header, 64 bytes: the mark, the version, the count of sections, the size of the file, the
/// checksum of the table, zeros, and the checksum of the header up to here. The table, 64 bytes a
/// section: its name, its offset, the count of values, the size of a value, the checksum. Each section
/// begins at the next multiple of 64 bytes, so that values are aligned; between are zeros. All numbers
/// are little-endian. So no bit of a file can change unseen.
enum Layout {
  /// Ends as PNG begins to end: a transfer as text breaks it.
  static let mark = Array("\u{89}LCN\r\n\u{1A}\n".unicodeScalars.map { UInt8($0.value) })
  /// To be raised with every change of what sections hold.
  static let version: UInt32 = 1
  static let alignment = 64
  static let headerSize = 64
  /// Where the header's own checksum stands.
  static let headerEnd = 56
  static let entrySize = 64
  static let nameSize = 32
  static let mostSections = 4096

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}

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

/// The sections of a file that is read.
struct Sections: Sendable {
  private struct Entry {
    let offset: Int
    let count: Int
    let valueSize: Int
    let checksum: UInt64
  }

  private let file: MappedFile
  private var entries: [String: Entry] = [:]

  init(_ file: MappedFile) throws(Damage) {
    self.file = file
    guard file.column(of: UInt8.self, at: 0, count: Layout.mark.count) == Layout.mark else {
      throw .foreign
    }
    guard let version = file.column(of: UInt32.self, at: 8, count: 1)?.first else { throw .size }
    guard version == Layout.version else { throw .version(version) }
    guard let count = file.column(of: UInt32.self, at: 12, count: 1)?.first,
      let size = file.column(of: UInt64.self, at: 16, count: 1)?.first,
      let tableChecksum = file.column(of: UInt64.self, at: 24, count: 1)?.first,
      let checksum = file.column(of: UInt64.self, at: Layout.headerEnd, count: 1)?.first
    else { throw .size }
    guard file.checksum(at: 0, byteCount: Layout.headerEnd) == checksum,
      count <= Layout.mostSections
    else { throw .content("header") }
    guard file.size == Int(clamping: size) else { throw .size }
    let tableSize = Int(count) * Layout.entrySize
    guard file.checksum(at: Layout.headerSize, byteCount: tableSize) == tableChecksum else {
      throw .content("header")
    }
    var offset = Layout.headerSize + tableSize
    for section in 0..<Int(count) {
      let entry = Layout.headerSize + section * Layout.entrySize
      offset = try readEntry(at: entry, sectionAt: offset)
    }
    guard offset == file.size else { throw .content("header") }
  }

  /// - Parameter sectionOffset: Where the section must be.
  /// - Returns: Where the next one must be.
  private mutating func readEntry(
    at offset: Int, sectionAt sectionOffset: Int
  ) throws(Damage) -> Int {
    guard let name = file.column(of: UInt8.self, at: offset, count: Layout.nameSize),
      let numbers = file.column(of: UInt64.self, at: offset + Layout.nameSize, count: 4)
    else { throw .content("header") }
    let entry = Entry(
      offset: Int(clamping: numbers[0]), count: Int(clamping: numbers[1]),
      valueSize: Int(clamping: numbers[2]), checksum: numbers[3])
    let text = String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    let (size, isTooLong) = entry.count.multipliedReportingOverflow(by: entry.valueSize)
    guard entry.offset == sectionOffset, entries.updateValue(entry, forKey: text) == nil,
      !isTooLong, size <= file.size - sectionOffset
    else { throw .content("header") }
    let end = sectionOffset + size
    guard file.checksum(at: sectionOffset, byteCount: size) == entry.checksum else {
      throw .content(text)
    }
    let next = Layout.aligned(end)
    guard let between = file.column(of: UInt8.self, at: end, count: next - end),
      between.allSatisfy({ $0 == 0 })
    else { throw .content("header") }
    return next
  }

  func has(_ name: String) -> Bool { entries[name] != nil }

  /// How many values a section has; 0 if there is none.
  func count(of name: String) -> Int { entries[name]?.count ?? 0 }

  /// A section, whole.
  func column<Value: PlainValue>(
    _ name: String, of type: Value.Type = Value.self
  ) throws(Damage) -> [Value] {
    guard let entry = entries[name], entry.valueSize == MemoryLayout<Value>.stride,
      let column = file.column(of: type, at: entry.offset, count: entry.count)
    else { throw .content(name) }
    return column
  }

  func flags(_ name: String) throws(Damage) -> [Bool] {
    let bytes = try column(name, of: UInt8.self)
    try check(name, bytes.allSatisfy { $0 <= 1 })
    return bytes.map { $0 != 0 }
  }

  /// Of a section whose values contradict others or themselves.
  func check(_ name: String, _ isSound: Bool) throws(Damage) {
    guard isSound else { throw .content(name) }
  }
}
