import Geography
import OSMExtract
import WalkingNetwork

/// Where the data is complete.
public enum DataAreaChoice: Hashable, Sendable {
  /// The boxes of the file's header, if they can be believed.
  case header
  /// It is not known.
  case none
  case area(Area)
}

extension DataAreaChoice {
  /// What a user writes: `none`, or an `Area`.
  public init(argument: String) throws {
    self = argument == "none" ? .none : .area(try Area(argument: argument))
  }

  var area: Area? {
    if case .area(let area) = self { area } else { nil }
  }

  /// The data area, where no other than the file's own is chosen.
  ///
  /// - Parameters:
  ///   - headerBoxes: Of the OSM file.
  ///   - streetsBox: The box of the nodes of walkable ways.
  /// - Returns: `nil` for an area that was given.
  func dataArea(
    headerBoxes: @autoclosure () throws -> [BoundingBox],
    streetsBox: @autoclosure () throws -> BoundingBox?, _ parameters: StreetRules.Parameters
  ) rethrows -> DataArea? {
    switch self {
    case .header: DataArea(header: try headerBoxes(), streets: try streetsBox(), parameters)
    case .none: DataArea(shape: .everywhere, source: .none)
    case .area: nil
    }
  }
}
