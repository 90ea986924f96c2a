import Exporting
import Testing

@Suite("Tables for terminals")
struct TerminalTextTests {
  @Test(arguments: [
    (1234.5, 0, "1,235"), (-0.4, 0, "0"), (0.04, 1, "0.0"), (-1234.567, 2, "-1,234.57"),
  ])
  func `write numbers with any count of decimals`(number: Double, places: Int, text: String) {
    #expect(decimal(number, places: places) == text)
  }

  @Test func `set the first columns left and the others right`() {
    var table = TextTable(head: ["category", "min", "covered"], leftColumns: 1)
    table.add(["clinic", "10", "1,234"])
    table.add(["elderly_station", "7.5", "-"])
    #expect(
      table.text == """
        category         min  covered
        clinic            10    1,234
        elderly_station  7.5        -

        """)
  }

  @Test func `count a Chinese character as two columns`() {
    var table = TextTable(head: ["name", "n"], leftColumns: 1)
    table.add(["社区卫生", "1"])
    table.add(["clinics", "22"])
    table.add(["（全）", "3"])
    #expect(
      table.text == """
        name       n
        社区卫生   1
        clinics   22
        （全）     3

        """)
  }

  @Test func `have no blanks at the ends of lines`() {
    var table = TextTable(head: ["a", "b", ""], leftColumns: 3)
    table.add(["1", "", ""])
    #expect(table.text == "a  b\n1\n")
  }

  @Test func `put values one below the other`() {
    var lines = LabelledLines()
    lines.add("ways", "12")
    lines.add("网络", "3")
    lines.add("heading", "")
    lines.add("  longest label", "x")
    #expect(
      lines.text == """
        ways             12
        网络             3
        heading
          longest label  x

        """)
  }
}
