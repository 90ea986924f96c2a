import Testing

@Suite("The rules of the boundaries")
struct RulesTests {
  private func file(_ module: String, _ text: String) -> SourceFile {
    SourceFile(module: module, path: "Sources/\(module)/Planted.swift", text: text)
  }

  private let declared: [String: Set<String>] = [
    "WalkingNetwork": ["OSMExtract", "GapAnalysis", "Geography", "CGEOS", "GEOSKit"],
    "GEOSKit": ["CGEOS", "CPROJ", "PROJKit"],
    "Geography": ["CGEOS", "Diagnostics"],
  ]

  @Test(arguments: [
    ("WalkingNetwork", "GapAnalysis"), ("GEOSKit", "PROJKit"), ("GEOSKit", "CPROJ"),
    ("WalkingNetwork", "CGEOS"), ("Geography", "CGEOS"), ("Geography", "Diagnostics"),
    ("WalkingNetwork", "WalkingNetwork"),
  ])
  func `see an import that does not go downwards`(module: String, imported: String) {
    let faults = Rules.importsAboveOrUndeclared(
      in: file(module, "import Foundation\nimport \(imported)\n"), declared: declared)
    #expect(
      faults == [
        "Sources/\(module)/Planted.swift:2: \(module) may not import \(imported)"
      ])
  }

  @Test(arguments: ["PROJKit", "ArgumentParser"])
  func `see an import that Package.swift does not declare`(imported: String) {
    let faults = Rules.importsAboveOrUndeclared(
      in: file("WalkingNetwork", "import \(imported)"), declared: declared)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("no dependency \(imported)") == true)
  }

  @Test func `let downward imports pass`() {
    let text = """
      // import GapAnalysis
      import Foundation
      package import Geography
      import struct OSMExtract.Places
      import GEOSKit
      let text = "import GapAnalysis"
      """
    let faults = Rules.importsAboveOrUndeclared(
      in: file("WalkingNetwork", text), declared: declared)
    #expect(faults == [])
  }

  @Test(arguments: [
    "import CGEOS", "public import CGEOS", "package import CGEOS", "@_exported import CGEOS",
    "@_exported internal import CGEOS", "@preconcurrency import CGEOS",
    "import func CGEOS.GEOS_init_r",
  ])
  func `see a C module that is passed on`(text: String) {
    #expect(Rules.importsThatLeakC(in: file("GEOSKit", text)).count == 1)
  }

  @Test(arguments: [
    "internal import CGEOS", "private import CGEOS", "fileprivate import CGEOS",
    "internal import struct CPROJ.geod_geodesic",
  ])
  func `let a C module pass that its wrapper keeps`(text: String) {
    #expect(Rules.importsThatLeakC(in: file("GEOSKit", text)) == [])
  }

  @Test(arguments: [
    "var pointer: OpaquePointer?", "let p: UnsafeMutablePointer<Int>", "f(UnsafeRawPointer(p))",
    "let b: UnsafeBufferPointer<UInt8>", "let n: CInt = 0", "let h: GEOSContextHandle_t",
    "GEOSGeom_destroy_r(h, g)", "co_read()", "geod_init()", "cproj_open()", "EVP_sha256()",
    "unsafe f()",
    "nonisolated(unsafe) var x = 0", "@unsafe func f() {}", "\"\\(unsafe f())\"",
  ])
  func `see what is unsafe above the wrappers`(text: String) {
    #expect(Rules.unsafeParts(in: file("WalkingNetwork", text)).count == 1)
    #expect(Rules.unsafeParts(in: file("Geography", text)).count == 1)
    #expect(Rules.unsafeParts(in: file("GEOSKit", text)) == [])
  }

  @Test(arguments: [
    "// unsafe", "/* unsafe /* CInt */ unsafe */", "\"unsafe CInt\"", "let error: GEOSError",
    "let unsafety = 1", "#\"\\(unsafe)\"#", "\"\"\"\n  unsafe \"quoted\" CInt\n  \"\"\"",
    "\"\\(a[\"unsafe\"])\"", "\"\\\"unsafe\"",
  ])
  func `let words pass that only look unsafe`(text: String) {
    #expect(Rules.unsafeParts(in: file("WalkingNetwork", text)) == [])
  }

  @Test func `name the line of a fault`() {
    let text = "/* one\n two */\nlet text = \"\"\"\n  four\n  \"\"\"\nlet p: OpaquePointer\n"
    let faults = Rules.unsafeParts(in: file("WalkingNetwork", text))
    #expect(
      faults == [
        "Sources/WalkingNetwork/Planted.swift:6: 'OpaquePointer' belongs into a wrapper"
      ])
  }

  @Test func `see a second front door`() {
    let text = "package struct A {}\npublic struct B {}\n// public struct C {}\n"
    #expect(Rules.publicDeclarations(in: file("GapAnalysis", text)).count == 1)
    #expect(Rules.publicDeclarations(in: file("Diagnostics", text)).count == 1)
    #expect(Rules.publicDeclarations(in: file("LifeCircle", text)) == [])
  }

  @Test func `see a stranger at the top`() {
    let entries = [".ci", "Data", "Package.swift", "Package.resolved", "notes.txt", "src"]
    #expect(Rules.strangersAtTop(entries) == ["notes.txt", "src"])
  }

  @Test func `see long files`() {
    var lineCounts = Dictionary(uniqueKeysWithValues: (1...20).map { ("File\($0)", 100) })
    lineCounts["Long1"] = 450
    #expect(Rules.longFiles(lineCounts) == [])
    lineCounts["Longest"] = 501
    #expect(Rules.longFiles(lineCounts) == ["Longest: 501 lines"])
    lineCounts["Long2"] = 401
    #expect(Rules.longFiles(lineCounts).count == 3)
  }

  @Test func `read the dependency lists of Package.swift`() {
    let manifest = PackageManifest(
      """
      func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
        .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
      }
      .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
      .target(name: "CRapidJSON", cxxSettings: cxxSettings),
      module("Geography"),
      module("GEOSKit", ["CGEOS", "Geography"]),
      module(
        "Exporting",
        [
          "GapAnalysis", yams,
        ]),
      .executableTarget(
        name: "LifeCircleCLI", dependencies: ["LifeCircle", argumentParser],
        swiftSettings: swiftSettings),
      """)
    #expect(
      manifest.dependencies == [
        "CGEOS": [], "CRapidJSON": [], "Geography": [], "GEOSKit": ["CGEOS", "Geography"],
        "Exporting": ["GapAnalysis", "Yams"],
        "LifeCircleCLI": ["LifeCircle", "ArgumentParser"],
      ])
  }
}
