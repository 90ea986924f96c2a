/// Numbers for the cells that are used: a hash table with open addressing.
struct CellTable: Sendable {
  static let empty = Int64.min
  private var keys: [Int64]
  private var numbers: [Int32]
  private let mask: Int
  private(set) var count = 0

  /// - Parameter capacity: About how many cells there may be; the table grows beyond.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: Self.empty, count: size)
    numbers = Array(repeating: 0, count: size)
    mask = size - 1
  }

  var keysByNumber: [Int64] {
    var sorted = Array(repeating: Int64(0), count: count)
    for (key, number) in zip(keys, numbers) where key != Self.empty { sorted[Int(number)] = key }
    return sorted
  }

  func existingNumber(of key: Int64) -> Int? {
    let slot = slot(of: key)
    return keys[slot] == key ? Int(numbers[slot]) : nil
  }

  /// The number of a cell, a new one if it has none.
  mutating func number(of key: Int64) -> Int32 {
    var place = slot(of: key)
    if keys[place] == key { return numbers[place] }
    if (count + 1) * 2 > keys.count {
      grow()
      place = slot(of: key)
    }
    keys[place] = key
    numbers[place] = Int32(count)
    count += 1
    return Int32(count - 1)
  }

  private mutating func grow() {
    var larger = CellTable(capacity: keys.count)
    for (key, number) in zip(keys, numbers) where key != Self.empty {
      let slot = larger.slot(of: key)
      larger.keys[slot] = key
      larger.numbers[slot] = number
    }
    larger.count = count
    self = larger
  }

  private func slot(of key: Int64) -> Int {
    // Fibonacci hashing (D. E. Knuth, The Art of Computer Programming 3, 6.4) of the key but for its
    // last bits: cells side by side in a row, which are asked for together, share a cache line.
    let row = UInt64(bitPattern: key >> 3) &* 0x9e37_79b9_7f4a_7c15
    var slot = (Int(truncatingIfNeeded: row >> 32) << 3 | Int(key & 7)) & mask
    while keys[slot] != key, keys[slot] != Self.empty { slot = (slot + 1) & mask }
    return slot
  }
}
