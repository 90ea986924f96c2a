import MappingKit

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
