import Diagnostics
import Dispatch
import Exporting
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("A folder for results")
struct OutputFolderTests {
  private static let names = ["summary.json", "households.csv"]
  private static let summary = "{\n  \"format\": \"lifecircle results\",\n  \"x\": 1\n}\n"

  /// Writes results to a folder as a run does.
  private func writeResults(
    to path: String, overwriting: Bool = false, households: String = "id\r\n",
    unfinished: Unfinished = .shared
  ) throws {
    let output = try OutputFolder(
      path: path, names: Self.names, isOverwriting: overwriting, unfinished: unfinished)
    for (name, text) in [("summary.json", Self.summary), ("households.csv", households)] {
      let isCreated = try unfinished.step { _ in
        FileManager.default.createFile(
          atPath: "\(output.workingPath)/\(name)", contents: Data(text.utf8))
      }
      if !isCreated { throw CancellationError() }
    }
    try output.finish()
  }

  private func refusal(_ path: String, overwriting: Bool = true) -> String? {
    do throws(Failure) {
      try OutputFolder.check(path, names: Self.names, isOverwriting: overwriting)
      return nil
    } catch {
      #expect(error.kind == .outputRefused)
      #expect(error.file == path)
      #expect(error.advice != nil)
      return error.problem
    }
  }

  private func tree(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `appears with all that it holds, and nothing beside it`() throws {
    try TemporaryFolder.with { folder in
      try writeResults(to: folder.path + "/out")
      #expect(try tree(folder) == ["out", "out/households.csv", "out/summary.json"])
    }
  }

  @Test func `is made together with the folders above it`() throws {
    try TemporaryFolder.with { folder in
      try writeResults(to: folder.path + "/a/b/out/")
      #expect(
        try tree(folder) == [
          "a", "a/b", "a/b/out", "a/b/out/households.csv", "a/b/out/summary.json",
        ])
    }
  }

  @Test func `may be there if it is empty`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try writeResults(to: path)
      #expect(try tree(folder).count == 3)
    }
  }

  @Test func `is replaced only where that is asked for`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try writeResults(to: path)
      #expect(refusal(path, overwriting: false)?.contains("results already") == true)
      #expect(throws: Failure.self) { try writeResults(to: path, households: "new") }
      #expect(try String(contentsOfFile: path + "/households.csv", encoding: .utf8) == "id\r\n")
      try writeResults(to: path, overwriting: true, households: "new")
      #expect(try String(contentsOfFile: path + "/households.csv", encoding: .utf8) == "new")
      #expect(try tree(folder).count == 3)
    }
  }

  @Test func `is never put where a file is`() throws {
    try TemporaryFolder.with { folder in
      let path = try folder.write("mine", to: "out")
      #expect(refusal(path) != nil)
      #expect(throws: Failure.self) { try writeResults(to: path, overwriting: true) }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
      #expect(try tree(folder) == ["out"])
    }
  }

  @Test(arguments: [
    "notes.txt", "summary.json", "households.csv",
  ])
  func `is never put where a folder of somebody else is`(_ file: String) throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try folder.write("{\"format\": \"of another program\"}", to: "out/" + file)
      #expect(refusal(path)?.contains("holds no results of this program") == true)
      #expect(throws: Failure.self) { try writeResults(to: path, overwriting: true) }
      #expect(try tree(folder) == ["out", "out/" + file])
    }
  }

  @Test func `of ours is refused while it holds a file that is not`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try writeResults(to: path)
      try folder.write("mine", to: "out/notes.txt")
      #expect(refusal(path)?.contains("\"notes.txt\"") == true)
      #expect(throws: Failure.self) { try writeResults(to: path, overwriting: true) }
      #expect(try tree(folder).contains("out/notes.txt"))
    }
  }

  @Test func `has a name`() {
    #expect(throws: Failure.self) {
      try OutputFolder.check("", names: Self.names, isOverwriting: true)
    }
  }

  @Test func `is never put where a link leads nowhere`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder.path + "/nowhere")
      #expect(refusal(path)?.contains("link") == true)
      #expect(try tree(folder) == ["out"])
    }
  }

  @Test func `keeps a link and replaces what it leads to`() throws {
    try TemporaryFolder.with { folder in
      try writeResults(to: folder.path + "/real")
      let path = folder.path + "/link"
      try FileManager.default.createSymbolicLink(
        atPath: path, withDestinationPath: folder.path + "/real")
      try writeResults(to: path, overwriting: true, households: "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: path) == folder.path + "/real")
      let table = folder.path + "/real/households.csv"
      #expect(try String(contentsOfFile: table, encoding: .utf8) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test func `leaves nothing when a run fails`() throws {
    try TemporaryFolder.with { folder in
      let output = try OutputFolder(
        path: folder.path + "/new/out", names: Self.names, isOverwriting: false)
      try Data().write(to: URL(filePath: output.workingPath + "/households.csv"))
      output.discard()
      #expect(try tree(folder) == [])
    }
  }

  @Test func `keeps the folders that it did not make when a run fails`() throws {
    try TemporaryFolder.with { folder in
      try writeResults(to: folder.path + "/mine/first")
      let output = try OutputFolder(
        path: folder.path + "/mine/first", names: Self.names, isOverwriting: true)
      output.discard()
      #expect(
        try tree(folder) == [
          "mine", "mine/first", "mine/first/households.csv", "mine/first/summary.json",
        ])
    }
  }

  @Test func `cannot be made below a file`() throws {
    try TemporaryFolder.with { folder in
      let file = try folder.write("mine", to: "file")
      #expect(throws: Failure.self) { try writeResults(to: file + "/out") }
      #expect(try tree(folder) == ["file"])
    }
  }

  @Test func `keeps the earlier results when the new ones cannot take their place`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path + "/out"
      try writeResults(to: path)
      let output = try OutputFolder(path: path, names: Self.names, isOverwriting: true)
      // As if somebody had removed them at the last moment.
      try FileManager.default.removeItem(atPath: output.workingPath)
      #expect(throws: Failure.self) { try output.finish() }
      output.discard()
      #expect(try tree(folder) == ["out", "out/households.csv", "out/summary.json"])
    }
  }

  @Test func `is complete, or as it was, whenever an interruption comes`() throws {
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "new/out")
      let whole = ["new", "new/out", "new/out/households.csv", "new/out/summary.json"]
      let unfinished = Unfinished()
      let isDone = Atomic(false)
      let writer = DispatchQueue(label: "writer")
      writer.async {
        for _ in 0..<200 {
          try? writeResults(to: path, overwriting: true, unfinished: unfinished)
        }
        isDone.store(true, ordering: .relaxed)
      }
      while !isDone.load(ordering: .relaxed) {
        // As if the process ended here: what is there then is looked at before another step is done.
        unfinished.abandon {
          let tree = (try? tree(folder)) ?? ["?"]
          #expect([[], whole].contains(tree), "\(tree)")
        }
      }
    }
  }
}
