/// The modules of the package by layer, as `Documentation/Architecture.md` draws them; a module
/// imports only from layers below its own. Those without a folder yet have their place already.
enum Layers {
  /// From the top.
  static let fromTop: [[String]] = [
    ["LifeCircleCLI"],
    ["LifeCircle"],
    ["Importing", "Exporting", "Reporting"],
    ["GapAnalysis", "Standards"],
    ["CityFile"],
    ["WalkingNetwork"],
    ["OSMExtract"],
    Array(wrappers.keys) + glibcWrappers,
    ["Diagnostics", "Parallelism", "Geography", "Texts"],
    Array(wrappers.values),
  ]

  /// Each wrapper with the C module that it alone imports.
  static let wrappers = [
    "GEOSKit": "CGEOS", "PROJKit": "CPROJ", "OSMKit": "COsmium", "GDALKit": "CGDAL",
    "JSONKit": "CRapidJSON", "DigestKit": "CCrypto", "MappingKit": "CXXHash",
  ]

  /// Wrappers of what the C library itself has, for which the toolchain brings the module.
  static let glibcWrappers = ["EncodingKit", "FileKit"]

  static let cModules = Set(wrappers.values)

  static let modules = Set(fromTop.joined())

  /// From 0 at the bottom; `nil` for modules that are not ours.
  static func height(of module: String) -> Int? {
    fromTop.firstIndex { $0.contains(module) }.map { fromTop.count - 1 - $0 }
  }

  /// Whether `module` stands high enough to import `other`: below it, and if in C, its own.
  static func allows(_ module: String, toImport other: String) -> Bool {
    guard let height = height(of: module), let otherHeight = Layers.height(of: other) else {
      return false
    }
    return cModules.contains(other) ? wrappers[module] == other : otherHeight < height
  }

  /// Modules of the toolchain; every file may import them.
  static let toolchain: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]
}
