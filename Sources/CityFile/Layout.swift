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
