import TestSupport

extension Checkout {
  /// The folders of Sources that hold files.
  static func modules() throws -> [String] {
    try entries("Sources").filter { module in
      try entries("Sources/\(module)").contains { !$0.hasPrefix(".") }
    }
  }

  static func sourceFiles() throws -> [SourceFile] {
    try modules().flatMap { module in
      try files(below: "Sources/\(module)", suffixes: ["swift"]).map {
        SourceFile(module: module, path: $0, text: try text($0))
      }
    }
  }

  static func manifest() throws -> PackageManifest {
    PackageManifest(try text("Package.swift"))
  }
}
