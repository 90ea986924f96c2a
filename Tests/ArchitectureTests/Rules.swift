/// One source file of a module, as text.
struct SourceFile {
  let module: String
  /// From the root of the package.
  let path: String
  let code: SwiftCode

  init(module: String, path: String, text: String) {
    self.module = module
    self.path = path
    code = SwiftCode(text)
  }
}

/// The boundaries that the compiler does not hold. Each rule gives the places that break it.
enum Rules {
  /// Imports go downwards only, and to what Package.swift declares for the module: the compiler
  /// also finds modules that another one brought along.
  static func importsAboveOrUndeclared(
    in file: SourceFile, declared: [String: Set<String>]
  ) -> [String] {
    file.code.imports.compactMap { found in
      let module = found.module
      if Layers.toolchain.contains(module) { return nil }
      if Layers.modules.contains(module), !Layers.allows(file.module, toImport: module) {
        return "\(file.path):\(found.line): \(file.module) may not import \(module)"
      }
      if declared[file.module]?.contains(module) != true {
        return
          "\(file.path):\(found.line): Package.swift gives \(file.module) no dependency \(module)"
      }
      return nil
    }
  }

  /// A wrapper imports its C module for itself alone. A bare `import` is a public one; after
  /// `internal import` the compiler lets no C type into a declaration that others see.
  static func importsThatLeakC(in file: SourceFile) -> [String] {
    file.code.imports
      .filter { Layers.cModules.contains($0.module) }
      .filter { found in
        found.modifiers.contains("@_exported")
          || Set(found.modifiers).isDisjoint(with: ["internal", "fileprivate", "private"])
      }
      .map { "\(file.path):\($0.line): write 'internal import \($0.module)'" }
  }

  /// No pointer, C type or C function, and nothing unsafe, outside of the wrappers.
  static func unsafeParts(in file: SourceFile) -> [String] {
    let isWrapper =
      Layers.wrappers[file.module] != nil || Layers.glibcWrappers.contains(file.module)
    if isWrapper { return [] }
    return file.code.words.filter { isUnsafe($0.word) }
      .map { "\(file.path):\($0.line): '\($0.word)' belongs into a wrapper" }
  }

  private static func isUnsafe(_ word: String) -> Bool {
    let words: Set = ["unsafe", "@unsafe", "OpaquePointer", "CVaListPointer", "Unmanaged"]
    let cTypes: Set = [
      "CBool", "CChar", "CDouble", "CFloat", "CInt", "CLong", "CLongLong", "CShort",
      "CSignedChar", "CUnsignedChar", "CUnsignedInt", "CUnsignedLong", "CUnsignedLongLong",
      "CUnsignedShort", "size_t",
    ]
    let cPrefixes = [
      "co_", "cproj_", "crj_", "geod_", "proj_", "PJ_", "EVP_", "OGR_", "GDAL_", "CPL", "iconv",
      "XXH",
    ]
    return words.contains(word) || cTypes.contains(word)
      || word.hasPrefix("Unsafe") && word.contains("Pointer")
      || cPrefixes.contains(where: word.hasPrefix)
      // GEOSKit's own names hold no underscore, GEOS's functions and handles all do.
      || word.hasPrefix("GEOS") && word.contains("_")
  }

  /// What the front door throws, takes and tells, though it stands lower.
  private static let frontDoor = [
    "Sources/Diagnostics/Failure.swift", "Sources/Diagnostics/Language.swift",
    "Sources/Parallelism/RunProgress.swift",
  ]

  /// `public` is the front door; all else that modules share is `package`.
  static func publicDeclarations(in file: SourceFile) -> [String] {
    if file.module == "LifeCircle" || frontDoor.contains(file.path) {
      return []
    }
    return file.code.words.filter { ["public", "@_exported"].contains($0.word) }
      .map { "\(file.path):\($0.line): '\($0.word)' outside of the front door" }
  }

  /// What stands at the top of the repository beside dot files and what git ignores.
  static func strangersAtTop(_ entries: [String]) -> [String] {
    let allowed: Set = [
      "CHANGELOG.md", "CITATION.cff", "Data", "Documentation", "LICENSE", "Package.swift",
      "README.md", "Scripts", "Sources", "Tests",
    ]
    let ignored: Set = ["Package.resolved", "results", "__pycache__"]
    return entries.filter { !$0.hasPrefix(".") && !allowed.union(ignored).contains($0) }
  }

  /// No file above 500 lines, and at most one in ten above 400.
  static func longFiles(_ lineCounts: [String: Int]) -> [String] {
    let tooLong = lineCounts.filter { $0.value > 500 }
    let long = lineCounts.filter { $0.value > 400 }
    let files = long.count * 10 > lineCounts.count ? long : tooLong
    return files.map { "\($0.key): \($0.value) lines" }.sorted()
  }
}
