import LifeCircle
import Testing

@Suite("What a run worked through")
struct WorkCountTests {
  @Test(arguments: WorkCount.Kind.allCases)
  func `is told in both languages, with its number`(_ kind: WorkCount.Kind) {
    let count = WorkCount(kind, 1234)
    let (english, chinese) = (count.text(in: .english), count.text(in: .chinese))
    #expect(english.hasSuffix(" 1234"))
    #expect(chinese.hasSuffix(" 1234"))
    #expect(!english.contains(/\p{Han}/))
    #expect(chinese.contains(/\p{Han}/))
  }
}
