import Diagnostics
import GEOSKit
import Geography
import Importing
import TestSupport
import Testing

@Suite("A .poly file")
struct PolyFileTests {
  private func read(_ text: String, name: String = "a.poly") throws -> AreaPolygons {
    try TemporaryFolder.with { folder in
      try AreaFile.read(path: try folder.write(text, to: name))
    }
  }

  /// A ring round a square, closed.
  private func square(_ name: String, _ low: Int, _ high: Int) -> String {
    "\(name)\n \(low) \(low)\n \(high) \(low)\n \(high) \(high)\n \(low) \(high)\n \(low) \(low)\nEND\n"
  }

  /// Which of the places at 0.5°, 1.5°, 2.5° … on the diagonal are inside.
  private func inside(_ area: AreaPolygons, upTo count: Int) throws -> [Int] {
    let prepared = try PreparedArea(area.polygons)
    return try (0..<count).filter { step in
      try prepared.contains(.degrees(Double(step) + 0.5, Double(step) + 0.5))
    }
  }

  @Test func `gives its rings`() throws {
    let text = "town\r\n1\r\n\t1.0E+00 2.0\r\n 2 2\r\n 2 3 \r\n 1.0E+00 2.0\r\nEND\r\n\r\nEND\r\n"
    for text in [text, "\u{FEFF}" + text.replacing("\r\n", with: "\n") + "what follows\n"] {
      let area = try read(text)
      let corners: [Coordinate] = [.degrees(1, 2), .degrees(2, 2), .degrees(2, 3), .degrees(1, 2)]
      #expect(area == AreaPolygons([Polygon(exterior: corners)]))
    }
  }

  @Test func `is the union of its rings, of which ! cuts out of those before`() throws {
    let area = try read(
      "a\n" + square("1", 0, 4) + square("2", 3, 8) + square("!3", 1, 6) + square("4", 2, 3)
        + "END\n",
      name: "A.POLY")
    #expect(try inside(area, upTo: 9) == [0, 2, 6, 7])
    #expect(area.repairs == AreaRepairs())
    let early = try read("a\n" + square("!1", 0, 2) + square("2", 0, 3) + "END\n")
    #expect(try inside(early, upTo: 4) == [0, 1, 2])
  }

  @Test func `has its open rings closed and its invalid ones mended, and says how many`() throws {
    let area = try read("a\n1\n0 0\n4 0\n4 4\n0 4\nEND\n!2\n1 1\n3 3\n3 1\n1 3\nEND\nEND\n")
    #expect(area.repairs == AreaRepairs(closedRings: 2, repairedPolygons: 1))
    let prepared = try PreparedArea(area.polygons)
    #expect(try !prepared.contains(.degrees(1.2, 2)))
    #expect(try prepared.contains(.degrees(2, 1.2)))
  }

  @Test(
    arguments: [
      ("", "empty", nil), ("a\nEND\n", "no polygon", nil),
      ("a\n1\n0 0\n1 0\n1 1\n", "the ring that begins in line 2 has no END", nil),
      ("a\n1\n0 0\n1 0\n1 1\nEND\n", "ends without END", nil),
      ("a\n1\n0 0\n1 0\nEND\nEND\n", "fewer than three places", 2),
      ("a\n1\n0 0\n1 0\neast 1\nEND\nEND\n", "\"east 1\" is no longitude", 5),
      ("a\n1\n0 0\n1 0\n0x1 1\nEND\nEND\n", "\"0x1 1\" is no longitude", 5),
      ("a\n1\n0 0\n1 0\n1 100\nEND\nEND\n", "\"1 100\" is no longitude", 5),
      ("a\n1\n0 0\n1 0\n1\nEND\nEND\n", "\"1\" is no longitude", 5),
    ] as [(String, String, Int?)])
  func `cannot be used`(text: String, words: String, line: Int?) throws {
    let thrown = try failure { _ = try read(text) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.problem.contains(words) == true, "\(thrown?.problem ?? "")")
    #expect(thrown?.line == line)
    #expect(thrown?.file?.hasSuffix("a.poly") == true)
  }

  @Test func `whose rings cut each other out has no polygon`() throws {
    let thrown = try failure {
      _ = try read("a\n" + square("1", 1, 2) + square("!2", 0, 3) + "END\n")
    }
    #expect(thrown?.problem.contains("no polygon") == true)
  }
}
