import OSMKit

/// Land and water of which a city file keeps the polygons: what maps draw, and where people live.
enum DrawnLand {
  private static let keys = ["landuse", "natural", "water", "waterway"]
  private static let leisure = [
    "common", "dog_park", "garden", "golf_course", "nature_reserve", "park", "pitch", "playground",
  ]

  /// By place.
  static func isDrawn(_ data: OSMData) -> [Bool] {
    let numbers = StringNumbers(data.strings, of: keys + leisure + ["leisure"])
    let anyValue = Set(keys.compactMap { numbers[$0] })
    let values = Set(leisure.compactMap { numbers[$0] })
    let leisureKey = numbers["leisure"]
    let tags = data.places.tags
    return data.places.ids.indices.map { place in
      tags.range(ofRow: place).contains { tag in
        anyValue.contains(tags.keys[tag])
          || tags.keys[tag] == leisureKey && values.contains(tags.values[tag])
      }
    }
  }
}
