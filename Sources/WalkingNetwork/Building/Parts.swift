import OSMExtract

/// The connected components of the walkable streets of the whole file, and which of their streets
/// are pockets (walking-rule, 1, "Parts" and "Restricted").
struct Parts {
  /// By segment: its part; part 0 is the longest.
  private(set) var ofSegment: [Int32] = []
  /// By part, in steps of 0.01 mm; falling.
  private(set) var lengths: [Int64] = []
  /// By segment: whether it is restricted, by its tags or as a pocket.
  private(set) var isRestricted: [Bool] = []

  init(_ segments: Segments, _ streets: Streets) {
    findParts(segments)
    findPockets(segments, streets)
  }

  private mutating func findParts(_ segments: Segments) {
    var sets = UnionFind(count: segments.pointCount)
    for segment in 0..<segments.count {
      sets.join(segments.tails[segment], segments.heads[segment])
    }
    var lengthOfRoot = Array(repeating: Int64(-1), count: segments.pointCount)
    let roots = segments.tails.map { sets.root(of: $0) }
    var found: [Int32] = []
    for (segment, root) in roots.enumerated() {
      if lengthOfRoot[Int(root)] < 0 {
        found.append(root)
        lengthOfRoot[Int(root)] = 0
      }
      lengthOfRoot[Int(root)] += segments.lengths[segment]
    }
    // Parts of equal length stand in the order of their least node.
    found.sort { (lengthOfRoot[Int($1)], $0) < (lengthOfRoot[Int($0)], $1) }
    var partOfRoot = Array(repeating: Int32(-1), count: segments.pointCount)
    for (part, root) in found.enumerated() { partOfRoot[Int(root)] = Int32(part) }
    ofSegment = roots.map { partOfRoot[Int($0)] }
    lengths = found.map { lengthOfRoot[Int($0)] }
  }

  /// In each part only the largest component of open streets is open, those equal to 1 mm all.
  private mutating func findPockets(_ segments: Segments, _ streets: Streets) {
    var sets = UnionFind(count: segments.pointCount)
    let isOpen = (0..<segments.count).map { segments.tagClass($0, streets) == .open }
    for segment in 0..<segments.count where isOpen[segment] {
      sets.join(segments.tails[segment], segments.heads[segment])
    }
    var lengthOfRoot = Array(repeating: Int64(0), count: segments.pointCount)
    for segment in 0..<segments.count where isOpen[segment] {
      lengthOfRoot[Int(sets.root(of: segments.tails[segment]))] += segments.lengths[segment]
    }
    var largest = Array(repeating: Int64(0), count: lengths.count)
    for segment in 0..<segments.count where isOpen[segment] {
      let part = Int(ofSegment[segment])
      largest[part] = max(
        largest[part], lengthOfRoot[Int(sets.root(of: segments.tails[segment]))])
    }
    isRestricted = (0..<segments.count).map { segment in
      guard isOpen[segment] else { return true }
      let length = lengthOfRoot[Int(sets.root(of: segments.tails[segment]))]
      let most = largest[Int(ofSegment[segment])]
      return WalkLength.millimeters(length) < WalkLength.millimeters(most)
    }
  }
}
