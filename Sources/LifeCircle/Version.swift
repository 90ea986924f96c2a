import GEOSKit
import PROJKit

/// The version of this program.
public let lifeCircleVersion = "0.1.0"

/// The libraries on which numbers depend.
let libraryVersions: [(name: String, version: String)] = [
  ("GEOS", geosVersion), ("PROJ", projVersion),
]
