/// A queue that gives out the least cost first.
///
/// - Source: a 4-ary heap (D. B. Johnson, Inf. Process. Lett. 4, 1975): fewer levels than a binary
///   one, and the four children share a cache line.
struct PriorityQueue {
  struct Entry {
    let cost: Int64
    let node: Int32
  }

  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var span = entries.mutableSpan
    var place = span.count - 1
    while place > 0 {
      let parent = (place - 1) >> 2
      guard entry.cost < span[parent].cost else { break }
      span[place] = span[parent]
      place = parent
    }
    span[place] = entry
  }

  /// The entry of least cost; the queue must not be empty.
  mutating func pop() -> Entry {
    let last = entries.removeLast()
    guard !entries.isEmpty else { return last }
    var span = entries.mutableSpan
    let least = span[0]
    let count = span.count
    var place = 0
    while true {
      let first = place * 4 + 1
      guard first < count else { break }
      var child = first
      for other in first + 1..<max(first + 1, min(first + 4, count))
      where span[other].cost < span[child].cost { child = other }
      guard span[child].cost < last.cost else { break }
      span[place] = span[child]
      place = child
    }
    span[place] = last
    return least
  }
}
