import Testing
import Texts

@Suite("Texts that identify something")
struct ExactTextTests {
  private let composed = "Caf\u{E9}"
  private let decomposed = "Cafe\u{301}"

  @Test func `are equal only byte for byte`() {
    #expect(composed == decomposed, "what Swift says, and why there is ExactText")
    #expect(ExactText(composed) != ExactText(decomposed))
    #expect(ExactText(composed) == ExactText("Caf\u{E9}"))
    #expect(Set([composed, decomposed, composed].map(ExactText.init)).count == 2)
    #expect([composed].containsExactly(composed))
    #expect(![composed].containsExactly(decomposed))
    #expect([composed, decomposed].firstIndex(ofExactly: decomposed) == 1)
  }

  @Test func `are told apart at every length`() {
    let texts = (0...40).map { String(repeating: "\0", count: $0) }
    #expect(Set(texts.map(ExactText.init)).count == texts.count)
  }

  @Test func `stand in the order of their bytes`() {
    #expect(ExactText(decomposed) < ExactText(composed))
    #expect(!(ExactText(composed) < ExactText(decomposed)))
    #expect(ExactText("a") < ExactText("ab"))
  }
}

@Suite("A list of an option")
struct CommaSeparatedTests {
  @Test(arguments: [
    ("10,15", ["10", "15"]), ("10, 15 ", ["10", "15"]), (" a b ,\tc", ["a b", "c"]),
    ("", [""]), ("a,,b", ["a", "", "b"]), (" , ", ["", ""]), ("老年人口 ,x", ["老年人口", "x"]),
  ])
  func `is cut at commas and freed of blanks on both sides`(_ text: String, parts: [String]) {
    #expect(text.commaSeparated == parts)
  }
}
