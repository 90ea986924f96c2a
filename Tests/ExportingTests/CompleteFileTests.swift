import Diagnostics
import Exporting
import Foundation
import TestSupport
import Testing

@Suite("A file that is replaced")
struct CompleteFileTests {
  private func write(_ text: String, to path: String) throws {
    try CompleteFile(path: path).write { unfinished in
      try Data(text.utf8).write(to: URL(filePath: unfinished))
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func entries(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `is the new one, with nothing beside it`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "a.geojson")
      for content in ["first", "second"] {
        try write(content, to: path)
        #expect(try text(path) == content)
        #expect(try entries(folder) == ["a.geojson"])
      }
    }
  }

  @Test func `stays where the new one cannot be written`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write("old", to: "a.geojson")
      let failure = #expect(throws: Failure.self) {
        try CompleteFile(path: path).write { unfinished in
          try Data("half".utf8).write(to: URL(filePath: unfinished))
          throw Failure(.readingOrWriting, file: unfinished, "the disk is full")
        }
      }
      #expect(failure?.file == path)
      #expect(try text(path) == "old")
      #expect(try entries(folder) == ["a.geojson"])
    }
  }

  /// A folder that came into its place cannot be replaced by a file: nothing of it may go.
  @Test func `stays where the new one cannot take its place`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "a.geojson")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try folder.write("old", to: "a.geojson/inside")
      let failure = #expect(throws: Failure.self) { try write("new", to: path) }
      #expect(failure?.kind == .readingOrWriting)
      #expect(failure?.file == path)
      #expect(failure?.problem.contains("irectory") == true, "\(failure?.problem ?? "")")
      #expect(try text(path + "/inside") == "old")
      #expect(try entries(folder) == ["a.geojson"])
    }
  }

  @Test func `is that to which a link leads, and the link stays`() throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createDirectory(
        atPath: folder.path(of: "real"), withIntermediateDirectories: false)
      let real = try folder.write("old", to: "real/a.geojson")
      let link = folder.path(of: "link.geojson")
      try FileManager.default.createSymbolicLink(
        atPath: link, withDestinationPath: "real/a.geojson")
      try write("new", to: link)
      #expect(try text(real) == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: link) == "real/a.geojson")
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
          == ["link.geojson", "real", "real/a.geojson"])
    }
  }
}
