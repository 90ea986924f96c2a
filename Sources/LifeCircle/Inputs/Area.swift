import Diagnostics
import Texts

/// An area as a user names it.
public enum Area: Hashable, Sendable {
  /// Degrees on WGS 84. A box whose west is above its east runs over the 180th meridian.
  case box(west: Double, south: Double, east: Double, north: Double)
  /// The polygons of a file, GeoJSON or `.poly`.
  case file(String)
  /// A boundary or multipolygon relation of the OSM file, put together from its members.
  case relation(Int64)
}

extension Area {
  /// What a user writes: `west,south,east,north`, `r` and the number of a relation, or the path of
  /// a file.
  ///
  /// - Throws: `Failure` of kind `wrongUsage` for numbers that are no box.
  public init(argument: String) throws {
    if argument.first == "r", let relation = Int64(argument.dropFirst()) {
      self = .relation(relation)
      return
    }
    let parts = argument.commaSeparated
    let numbers = parts.compactMap { DecimalText.double($0) }
    guard numbers.count == parts.count else {
      // A name of a file may hold commas, but hardly between numbers.
      let isBoxMeant = parts.count == 4 && !numbers.isEmpty && !argument.contains("/")
      if isBoxMeant, let bad = parts.first(where: { DecimalText.double($0) == nil }) {
        throw Failure(
          .wrongUsage, "\"\(bad)\" in \"\(argument)\" is no number",
          advice: "A box is four numbers, west,south,east,north, in degrees; if a file is meant, "
            + "write ./ before its name")
      }
      self = .file(argument)
      return
    }
    guard numbers.count == 4 else {
      throw Failure(
        .wrongUsage, "\"\(argument)\" is no area",
        advice: "A box is four numbers, west,south,east,north, in degrees; a relation is r and "
          + "its number")
    }
    self = .box(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  /// The file whose content it depends on, beside the OSM file.
  var file: String? {
    if case .file(let path) = self { path } else { nil }
  }

  /// The relation whose members the OSM file must have.
  var relation: Int64? {
    if case .relation(let relation) = self { relation } else { nil }
  }
}
