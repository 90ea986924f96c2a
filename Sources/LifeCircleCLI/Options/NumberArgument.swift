import ArgumentParser
import Texts

/// Numbers as a user writes them: what is no number is refused by the same rule everywhere. Whether
/// one is in range is said by who knows the range; so options take negative ones, too.
enum NumberArgument {
  static func decimal(_ text: String) throws -> Double {
    guard let number = DecimalText.double(text) else {
      throw ValidationError("Give a number such as 40 or 7.5.")
    }
    return number
  }

  static func whole(_ text: String) throws -> Int {
    guard let number = Int(text) else { throw ValidationError("Give a whole number such as 4.") }
    return number
  }
}
