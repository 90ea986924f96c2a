/// Which sections a question needs.
struct CityParts: OptionSet {
  let rawValue: Int
  static let streets = CityParts(rawValue: 1)
  static let places = CityParts(rawValue: 2)
  static let areas = CityParts(rawValue: 4)
  /// Of places, what only boxes ask.
  static let placeBounds = CityParts(rawValue: 8)
  /// Of places that are drawn, their polygons.
  static let placeShapes = CityParts(rawValue: 16)
  /// Of places, how much ground they cover.
  static let footprints = CityParts(rawValue: 32)
  static let all: CityParts = [
    .streets, .places, .areas, .placeBounds, .placeShapes, .footprints,
  ]
}
