/// Seeded damage to the bytes of a file: what transfers, editors and disks do, and what they do not.
package enum Damage: CaseIterable, Sendable {
  case cut, flippedBits, changedBytes, lostBytes, shuffledLines, lostLines, doubledLines,
    joinedHalves

  /// Damaged copies of a file, the same in every run; each kind in turn.
  package static func copies(of bytes: [UInt8], count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { allCases[$0 % allCases.count].applied(to: bytes, &random) }
  }

  private func applied(to sound: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = sound
    switch self {
    case .cut:
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
    case .flippedBits:
      for place in places(in: bytes, &random) {
        bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      }
    case .changedBytes:
      let marks = Array("0123456789-+.eE<>/\"'=&;:,[]{}\n\r\t \0\u{FF}".utf8)
      for place in places(in: bytes, &random) {
        bytes[place] = marks.randomElement(using: &random)!
      }
    case .lostBytes:
      guard !bytes.isEmpty else { break }
      let first = Int.random(in: 0..<bytes.count, using: &random)
      bytes.removeSubrange(
        first..<min(bytes.count, first + Int.random(in: 1...200, using: &random)))
    case .shuffledLines:
      bytes = Self.joined(Self.lines(bytes).shuffled(using: &random))
    case .lostLines:
      bytes = Self.joined(Self.lines(bytes).filter { _ in !random.chance(5) })
    case .doubledLines:
      bytes = Self.joined(Self.lines(bytes).flatMap { random.chance(5) ? [$0, $0] : [$0] })
    case .joinedHalves:
      let half = Int.random(in: 0...bytes.count, using: &random)
      bytes = Array(bytes[half...] + bytes[..<half])
    }
    return bytes
  }

  private func places(in bytes: [UInt8], _ random: inout SeededGenerator) -> [Int] {
    guard !bytes.isEmpty else { return [] }
    return (0..<Int.random(in: 1...12, using: &random)).map { _ in
      Int.random(in: 0..<bytes.count, using: &random)
    }
  }

  /// With their ends.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let line = UInt8(ascii: "\n")
    var lines: [ArraySlice<UInt8>] = []
    var first = 0
    while first < bytes.count {
      let end = bytes[first...].firstIndex(of: line).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[first..<end])
      first = end
    }
    return lines
  }

  private static func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] { Array(lines.joined()) }
}
