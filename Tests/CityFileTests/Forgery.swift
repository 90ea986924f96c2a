import MappingKit
import TestSupport

/// City files in which something was changed and all checksums made right again.
enum Forgery {
  /// A section of a city file, by its entry in the table.
  private struct Section {
    let entry: Int
    let offset: Int
    let count: Int
    let valueSize: Int
  }

  static func of(_ sound: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sound
    let sections = sections(bytes)
    let changed = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      sections.filter { $0.count > 0 }.randomElement(using: &random)!
    }
    for section in changed {
      for _ in 0..<Int.random(in: 1...3, using: &random) { change(section, &bytes, &random) }
      if random.chance(10) { resize(section, &bytes, &random) }
    }
    seal(&bytes)
    return bytes
  }

  private static func sections(_ bytes: [UInt8]) -> [Section] {
    (0..<Int(number(bytes, 12, size: 4))).map { section in
      let entry = 64 + 64 * section
      return Section(
        entry: entry, offset: Int(number(bytes, entry + 32, size: 8)),
        count: Int(number(bytes, entry + 40, size: 8)),
        valueSize: Int(number(bytes, entry + 48, size: 8)))
    }
  }

  /// One value becomes another: a neighbour's, a near one, or one that is far out.
  private static func change(
    _ section: Section, _ bytes: inout [UInt8], _ random: inout SeededGenerator
  ) {
    // Coordinates are two numbers.
    let size = min(section.valueSize, section.valueSize == 8 && random.chance(50) ? 4 : 8)
    let count = section.count * section.valueSize / size
    let place = section.offset + size * Int.random(in: 0..<count, using: &random)
    let other = section.offset + size * Int.random(in: 0..<count, using: &random)
    let old = number(bytes, place, size: size)
    let ones = UInt64.max >> UInt64(64 - 8 * size)
    let choices: [UInt64] = [
      number(bytes, other, size: size), old &+ 1, old &- 1, 0, 1, 2, ones, ones >> 1,
      (ones >> 1) + 1, old ^ (1 << UInt64.random(in: 0..<UInt64(8 * size), using: &random)),
      UInt64.random(in: 0...ones, using: &random), UInt64.random(in: 0...100, using: &random),
      Double.nan.bitPattern, (-1.0).bitPattern,
    ]
    write(choices.randomElement(using: &random)!, to: &bytes, place, size: size)
  }

  /// The table says that there are more or fewer values.
  private static func resize(
    _ section: Section, _ bytes: inout [UInt8], _ random: inout SeededGenerator
  ) {
    let counts = [0, section.count - 1, section.count + 1, section.count * 2, Int.max / 8, Int.max]
    write(
      UInt64(counts.randomElement(using: &random)!), to: &bytes, section.entry + 40, size: 8)
  }

  private static func seal(_ bytes: inout [UInt8]) {
    let sections = sections(bytes)
    for section in sections {
      let (size, isTooLong) = section.count.multipliedReportingOverflow(by: section.valueSize)
      guard !isTooLong, size <= bytes.count, section.offset <= bytes.count - size else { continue }
      let content = Array(bytes[section.offset..<section.offset + size])
      write(Checksum.of(content), to: &bytes, section.entry + 56, size: 8)
    }
    let table = Array(bytes[64..<64 + 64 * sections.count])
    write(Checksum.of(table), to: &bytes, 24, size: 8)
    write(Checksum.of(Array(bytes[..<56])), to: &bytes, 56, size: 8)
  }

  private static func number(_ bytes: [UInt8], _ place: Int, size: Int) -> UInt64 {
    (0..<size).reduce(0) { $0 | UInt64(bytes[place + $1]) << (8 * UInt64($1)) }
  }

  private static func write(_ number: UInt64, to bytes: inout [UInt8], _ place: Int, size: Int) {
    for byte in 0..<size {
      bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * UInt64(byte)))
    }
  }
}
