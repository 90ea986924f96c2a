import Testing
import Texts

@Suite("Names in tables")
struct ForgivingNameTests {
  @Test(arguments: [
    ("６０岁　及以上（人）", "60岁及以上(人)"), ("ＡＢＣ１２（）", "abc12()"), (" Floor  Area\t", "floorarea"),
    ("\u{FEFF}户数", "户数"), ("户\u{A0}数\u{200B}", "户数"), ("０～２岁", "0~2岁"), ("ＧＦＡ／㎡", "gfa/㎡"),
  ])
  func `are alike but for blanks, case and width`(one: String, other: String) {
    #expect(ForgivingName(one) == ForgivingName(other))
    #expect(Set([one, other].map { ForgivingName($0) }).count == 1)
  }

  @Test(arguments: [
    ("人口", "总人口"), ("floor_area", "floor area"), ("60岁", "65岁"), ("0-2岁", "0~2岁"),
    ("户籍人口", "常住人口"), ("㎡", "m2"), ("人口(人)", "人口(万人)"),
  ])
  func `are told apart by all else`(one: String, other: String) {
    #expect(ForgivingName(one) != ForgivingName(other))
  }

  @Test func `may be nothing but blanks`() {
    #expect(ForgivingName(" \u{3000}\n").isEmpty)
    #expect(!ForgivingName("-").isEmpty)
  }
}
