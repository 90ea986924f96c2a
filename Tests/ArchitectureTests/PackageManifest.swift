/// The dependency lists of our own modules, read from the text of Package.swift.
struct PackageManifest {
  /// By module: the modules that it may import, ours and others'.
  let dependencies: [String: Set<String>]

  init(_ text: String) {
    var dependencies: [String: Set<String>] = [:]
    let declarations =
      #/
      (?: module\( \s* | \.(?:systemLibrary|target|executableTarget)\( \s* name: \s* )
      "(?<name>\w+)" (?: , \s* (?: dependencies: \s* )? \[ (?<list>[^\]]*) \] )?
      /#
    for match in text.matches(of: declarations) {
      let words = (match.list ?? "").split { !($0.isLetter || $0.isNumber || $0 == "_") }
      dependencies[String(match.name)] = Set(
        words.map { Self.products[String($0)] ?? String($0) })
    }
    self.dependencies = dependencies.filter { $0.key != "TestSupport" }
  }

  /// The constants of Package.swift that stand for products of other packages.
  private static let products = ["yams": "Yams", "argumentParser": "ArgumentParser"]
}
