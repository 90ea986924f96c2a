/// Disjoint sets of 0 ..< count, joined pair by pair.
///
/// - Source: R. E. Tarjan and J. van Leeuwen, J. ACM 31 (1984): linking by index, path halving.
struct UnionFind {
  private var parents: [Int32]

  init(count: Int) {
    parents = Array(0..<Int32(count))
  }

  /// The least member that is known of the set of `element`.
  mutating func root(of element: Int32) -> Int32 {
    var element = element
    while parents[Int(element)] != element {
      let grandparent = parents[Int(parents[Int(element)])]
      parents[Int(element)] = grandparent
      element = grandparent
    }
    return element
  }

  /// The lesser root becomes that of both, so that a set's root is its least member.
  mutating func join(_ first: Int32, _ second: Int32) {
    let one = root(of: first)
    let other = root(of: second)
    if one < other {
      parents[Int(other)] = one
    } else {
      parents[Int(one)] = other
    }
  }
}
