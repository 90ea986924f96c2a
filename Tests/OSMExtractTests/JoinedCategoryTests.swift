import Diagnostics
import OSMExtract
import TestSupport
import Testing

@Suite("Categories of several files") struct JoinedCategoryTests {
  private func joined(
    _ files: [(name: String, ids: [String])], ids: Set<String>
  ) throws -> CategorySet {
    try TemporaryFolder.with { folder in
      let sets = try files.map { file in
        let categories = file.ids.map { id in
          "  - {id: \(id), name: {en: \(id), zh: \(id)}, note: {en: n, zh: n}, rules: []}"
        }
        return try CategorySet(
          fileAt: try folder.write(
            "id: \(file.name)\ntitle: {en: t, zh: t}\ncategories:\n"
              + categories.joined(separator: "\n"), to: file.name + ".yaml"))
      }
      return try CategorySet.joining(sets, ids: ids)
    }
  }

  @Test func `are those asked for, the first file's first`() throws {
    let set = try joined(
      [("own", ["b", "a", "c"]), ("more", ["z", "e", "d"])], ids: ["a", "b", "d", "e"])
    #expect(set.categories.map(\.id) == ["b", "a", "e", "d"])
    #expect(set.id == "own+more")
  }

  @Test func `may not hold one id twice`() throws {
    let files = [("own", ["a", "b"]), ("more", ["c", "b"])]
    let failure = #expect(throws: Failure.self) { try joined(files, ids: ["a", "b"]) }
    #expect(failure?.kind == .unusableInput)
    #expect(failure?.file?.hasSuffix("more.yaml") == true)
    #expect(failure?.line == 5)
    #expect(failure?.problem == "the category \"b\" stands in own.yaml, too")
    // What nobody asks for clashes with nothing.
    #expect(try joined(files, ids: ["a", "c"]).categories.map(\.id) == ["a", "c"])
  }

  @Test func `may not be unknown`() throws {
    let failure = #expect(throws: Failure.self) {
      try joined([("own", ["a"]), ("more", ["b"])], ids: ["a", "x", "y"])
    }
    #expect(failure?.problem == "there is no category \"x\"")
    #expect(failure?.advice == "There are: a, b")
  }

  @Test func `may not give two columns of results one name`() throws {
    let failure = #expect(throws: Failure.self) {
      try joined([("own", ["a"]), ("more", ["a_weight"])], ids: ["a", "a_weight"])
    }
    #expect(failure?.file?.hasSuffix("more.yaml") == true)
    #expect(failure?.line == 4)
    #expect(failure?.problem.contains("two columns") == true)
  }

  @Test func `say which file asks for which tags`() throws {
    try TemporaryFolder.with { folder in
      let paths = try ["a", "b"].map { id in
        try folder.write(
          """
          id: \(id)
          title: {en: t, zh: t}
          categories:
            - {id: \(id)1, name: {en: n, zh: n}, note: {en: n, zh: n}, rules: [{tag: k=\(id), wiki: w}]}
            - {id: \(id)2, name: {en: n, zh: n}, note: {en: n, zh: n}, rules: [{tag: "j=*", wiki: w}]}
          """, to: id + ".yaml")
      }
      let set = try CategorySet.joining(
        try paths.map { try CategorySet(fileAt: $0) }, ids: ["a1", "a2", "b1"])
      #expect(set.tagsByFile.map(\.file) == paths)
      #expect(set.tagsByFile.map { $0.tags.map(\.key) } == [["k", "j"], ["k"]])
      #expect(set.tagsByFile.map { $0.tags.map(\.value) } == [["a", nil], ["b"]])
    }
  }
}
