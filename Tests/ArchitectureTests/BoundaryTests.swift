import TestSupport
import Testing

@Suite("The package")
struct BoundaryTests {
  @Test func `has a place for every module of its Sources`() throws {
    for module in try Checkout.modules() {
      #expect(Layers.modules.contains(module), "Layers.swift gives \(module) no place")
    }
  }

  @Test func `imports downwards only and what Package.swift declares`() throws {
    let declared = try Checkout.manifest().dependencies
    let files = try Checkout.sourceFiles()
    #expect(!files.isEmpty)
    #expect(
      files.flatMap { Rules.importsAboveOrUndeclared(in: $0, declared: declared) } == [])
  }

  @Test func `declares downward dependencies only`() throws {
    for (module, dependencies) in try Checkout.manifest().dependencies {
      for other in dependencies where Layers.modules.contains(other) {
        #expect(Layers.allows(module, toImport: other), "\(module) depends on \(other)")
      }
    }
  }

  @Test func `declares no dependency that a module does not import`() throws {
    let declared = try Checkout.manifest().dependencies
    let files = Dictionary(grouping: try Checkout.sourceFiles(), by: \.module)
    for (module, files) in files {
      let imported = Set(files.flatMap { $0.code.imports.map(\.module) })
      let idle = declared[module, default: []].subtracting(imported)
      #expect(idle.isEmpty, "\(module) does not import \(idle.sorted())")
    }
  }

  @Test func `lets no C type out of its wrapper`() throws {
    let files = try Checkout.sourceFiles()
    #expect(files.flatMap(Rules.importsThatLeakC) == [])
    #expect(files.flatMap(Rules.unsafeParts) == [])
  }

  @Test func `has one front door`() throws {
    #expect(try Checkout.sourceFiles().flatMap(Rules.publicDeclarations) == [])
  }

  @Test func `holds nothing strange at its top`() throws {
    #expect(Rules.strangersAtTop(try Checkout.entries()) == [])
  }

  @Test func `is written in files that can be read at one sitting`() throws {
    let suffixes: Set = ["swift", "h", "hpp", "cpp"]
    var lineCounts: [String: Int] = [:]
    for folder in ["Sources", "Tests"] {
      for path in try Checkout.files(below: folder, suffixes: suffixes) {
        lineCounts[path] = try Checkout.text(path).count { $0.isNewline }
      }
    }
    #expect(Rules.longFiles(lineCounts) == [])
  }
}
