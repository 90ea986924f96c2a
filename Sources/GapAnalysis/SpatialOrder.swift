import Geography

/// The turns in which places are worked on: near ones follow each other, so that what one needs of the
/// network is still near in memory from the one before. Places of an input stand in any order, and the
/// memory of a large city is far larger than what a processor keeps at hand.
struct SpatialOrder: Sendable {
  /// By turn.
  private let places: [Int32]

  init(_ coordinates: [Coordinate]) {
    var ranked = coordinates.enumerated().map { (rank: spatialRank($1), place: Int32($0)) }
    ranked.sort { ($0.rank, $0.place) < ($1.rank, $1.place) }
    places = ranked.map(\.place)
  }

  func place(ofTurn turn: Int) -> Int { Int(places[turn]) }

  /// By turn, of values by place.
  func byTurn<Value>(_ values: [Value]) -> [Value] { places.map { values[Int($0)] } }

  /// By place, of values by turn.
  func byPlace<Value>(_ values: [Value]) -> [Value] {
    guard var byPlace = values.first.map({ Array(repeating: $0, count: values.count) }) else {
      return []
    }
    for (turn, place) in places.enumerated() { byPlace[Int(place)] = values[turn] }
    return byPlace
  }
}
