import GEOSKit
import Geography

/// Tells whether places lie in the data area. Belongs to one thread.
struct DataAreaTester {
  private let shape: Region
  /// Made when the first place is asked for.
  private var prepared: PreparedArea?

  init(_ shape: Region) { self.shape = shape }

  mutating func contains(_ place: (eastE7: Int64, northE7: Int64)) throws -> Bool {
    // An area ends short of a pole: there is no place beyond to end it.
    guard abs(place.northE7) < Latitude.poleE7 else { return false }
    let coordinate = TileGrid.coordinate(eastE7: place.eastE7, northE7: place.northE7)
    switch shape {
    case .everywhere: return true
    case .boxes(let boxes): return boxes.contains { $0.contains(coordinate) }
    case .polygons(let polygons):
      if prepared == nil { prepared = try PreparedArea(polygons) }
      return try prepared!.contains(coordinate)
    }
  }
}
