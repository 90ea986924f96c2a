import Foundation

/// Writes small PBF files after the format's description in the OSM wiki.
package struct PBFWriter: Sendable {
  /// How blobs are packed. What is packed here does not become smaller: it is stored in the frame
  /// of the packing.
  package enum Packing: Int, Sendable {
    /// The fields of a blob.
    case raw = 1
    case zlib = 3
    case lzma = 4
    case bzip2 = 5
    case lz4 = 6
    case zstd = 7

    package static let readable: [Packing] = [.raw, .zlib, .lz4]

    fileprivate func pack(_ content: Data) -> Data {
      switch self {
      case .zlib: stored(content)
      case .lz4: literals(content)
      default: content
      }
    }

    /// One stored block of deflate (RFC 1951, 3.2.4) in zlib's frame (RFC 1950).
    private func stored(_ content: Data) -> Data {
      let length = UInt16(content.count)
      var (a, b) = (UInt32(1), UInt32(0))
      for byte in content {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
      }
      let sum = b << 16 | a
      var bytes = Data([0x78, 0x01, 1])
      for value in [length, ~length] {
        bytes.append(UInt8(value & 0xff))
        bytes.append(UInt8(value >> 8))
      }
      bytes += content
      for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(sum >> shift & 0xff)) }
      return bytes
    }

    /// One sequence of literals (LZ4's description of its block format).
    private func literals(_ content: Data) -> Data {
      guard content.count >= 15 else { return Data([UInt8(content.count << 4)]) + content }
      let rest = content.count - 15
      return Data([0xf0]) + Data(repeating: 255, count: rest / 255) + [UInt8(rest % 255)] + content
    }
  }

  private let packing: Packing
  package private(set) var bytes = Data()
  /// Where blobs end: a file cut there is a shorter file.
  package private(set) var ends: Set<Int> = []

  /// - Parameter box: West, east, north, south; degrees.
  package init(
    box: [Int64]? = nil, timestamp: UInt64? = nil, features: [String] = ["OsmSchema-V0.6"],
    packing: Packing = .raw
  ) {
    self.packing = packing
    var header = Message()
    if let box {
      var message = Message()
      for (index, side) in box.enumerated() {
        message.add(index + 1, signed: side * 1_000_000_000)
      }
      header.add(1, message.bytes)
    }
    for feature in features { header.add(4, Data(feature.utf8)) }
    if let timestamp { header.add(32, timestamp) }
    addBlob("OSMHeader", header.bytes)
  }

  /// Objects of one blob; strings are shared by them.
  package struct Block {
    private var strings = [""]
    private var group = Message()

    package mutating func node(
      _ id: Int64, _ longitude: Double, _ latitude: Double, _ tags: [String] = []
    ) {
      var node = Message()
      node.add(1, signed: id)
      addTags(tags, to: &node)
      node.add(8, signed: Int64((latitude * 1e7).rounded()))
      node.add(9, signed: Int64((longitude * 1e7).rounded()))
      group.add(1, node.bytes)
    }

    package mutating func way(
      _ id: Int64, _ references: [Int64], _ tags: [String] = [], isVisible: Bool? = nil
    ) {
      var way = Message()
      way.add(1, UInt64(bitPattern: id))
      addTags(tags, to: &way)
      if let isVisible {
        var info = Message()
        info.add(6, isVisible ? 1 : 0)
        way.add(4, info.bytes)
      }
      way.add(8, packed: zip(references, [0] + references).map { zigzag($0 - $1) })
      group.add(3, way.bytes)
    }

    package mutating func relation(_ id: Int64, ways: [Int64], _ tags: [String]) {
      var relation = Message()
      relation.add(1, UInt64(bitPattern: id))
      addTags(tags, to: &relation)
      relation.add(8, packed: ways.map { _ in 0 })
      relation.add(9, packed: zip(ways, [0] + ways).map { zigzag($0 - $1) })
      relation.add(10, packed: ways.map { _ in 1 })
      group.add(4, relation.bytes)
    }

    private mutating func addTags(_ tags: [String], to object: inout Message) {
      let parts = tags.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      object.add(2, packed: parts.map { number(of: $0[0]) })
      object.add(3, packed: parts.map { number(of: $0[1]) })
    }

    private mutating func number(of string: String) -> UInt64 {
      strings.append(string)
      return UInt64(strings.count - 1)
    }

    fileprivate var bytes: Data {
      var table = Message()
      for string in strings { table.add(1, Data(string.utf8)) }
      var block = Message()
      block.add(1, table.bytes)
      block.add(2, group.bytes)
      return block.bytes
    }
  }

  package mutating func add(_ fill: (inout Block) -> Void) {
    var block = Block()
    fill(&block)
    addBlob("OSMData", block.bytes)
  }

  package mutating func addBlob(_ type: String, _ content: Data) {
    var blob = Message()
    if packing != .raw { blob.add(2, UInt64(content.count)) }
    blob.add(packing.rawValue, packing.pack(content))
    var header = Message()
    header.add(1, Data(type.utf8))
    header.add(3, UInt64(blob.bytes.count))
    bytes += [0, 0, 0, UInt8(header.bytes.count)]
    bytes += header.bytes + blob.bytes
    ends.insert(bytes.count)
  }
}

private func zigzag(_ value: Int64) -> UInt64 {
  UInt64(bitPattern: value << 1 ^ value >> 63)
}

/// A protocol buffer message.
private struct Message {
  private(set) var bytes = Data()

  mutating func add(_ field: Int, _ value: UInt64) {
    addVarint(UInt64(field << 3))
    addVarint(value)
  }

  mutating func add(_ field: Int, signed value: Int64) { add(field, zigzag(value)) }

  mutating func add(_ field: Int, _ content: Data) {
    addVarint(UInt64(field << 3 | 2))
    addVarint(UInt64(content.count))
    bytes += content
  }

  mutating func add(_ field: Int, packed values: [UInt64]) {
    var content = Message()
    for value in values { content.addVarint(value) }
    add(field, content.bytes)
  }

  private mutating func addVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
