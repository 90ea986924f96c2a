import Geography

/// Why no household is left to be judged, as far as can be told.
package enum NoHouseholds: Hashable, Sendable {
  /// The input has none.
  case inputIsEmpty
  /// None lies inside the areas.
  case outside
  /// The area that an option gives is away from the streets.
  case areaIsAway(option: String)
  /// The same, and with longitude and latitude exchanged it is not.
  case areaIsExchanged(option: String)

  /// - Parameters:
  ///   - read: Households of the input, those set aside or only counted too.
  ///   - areas: The boxes round the areas that the user gave, by option.
  ///   - streets: The box round the streets.
  package init(
    read: Int, areas: [(option: String, box: BoundingBox?)], streets: BoundingBox?
  ) {
    self = read == 0 ? .inputIsEmpty : .outside
    guard read > 0, let streets else { return }
    for case (let option, let box?) in areas where !box.meets(streets) {
      let fits = box.exchanged?.meets(streets) ?? false
      self = fits ? .areaIsExchanged(option: option) : .areaIsAway(option: option)
      return
    }
  }
}
