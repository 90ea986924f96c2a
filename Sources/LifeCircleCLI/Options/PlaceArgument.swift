import ArgumentParser
import LifeCircle
import Texts

/// A place as a user writes it: longitude,latitude in degrees.
struct PlaceArgument {
  let place: PointInput.Place

  init(_ text: String, option: String) throws {
    let parts = text.commaSeparated
    let numbers = parts.compactMap { DecimalText.double($0) }
    guard parts.count == 2, numbers.count == 2 else {
      throw ValidationError(
        "\(option) takes longitude,latitude in degrees, such as -8.61,41.15.")
    }
    place = PointInput.Place(longitude: numbers[0], latitude: numbers[1])
  }
}
