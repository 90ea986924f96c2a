import Foundation
import LifeCircle
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  @Test(arguments: ["porto-centre-20200720.osm.pbf", "beijing-wudaokou-2017.osm"])
  func `shows what the program prints`(sample: String) throws {
    let data = Checkout.root.appending(path: "Data").path
    let study = Study(
      network: NetworkInput(file: "\(data)/Samples/\(sample)", rules: RuleFolder(path: data)))
    let readme = try String(
      contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
    let results = try study.run()
    #expect(readme.contains(results.table() + "\n" + results.conclusions()))
    let warnings = results.warnings().map { "warning: \($0.text)\n" }.joined()
    #expect(readme.contains(warnings), "\(warnings)")
  }

  @Test func `shows what the program prints of a bureau's tables`() throws {
    let data = Checkout.root.appending(path: "Data").path
    let town = "\(data)/Samples/demo-town"
    var study = Study(
      network: NetworkInput(file: "\(town)/town.osm", rules: RuleFolder(path: data)))
    study.households = "\(town)/households.csv"
    study.facilities = "\(town)/facilities.csv"
    study.crs = ["gcj02"]
    study.denominators = ["人口", "老年人口"]
    let readme = try String(
      contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
    let results = try study.run()
    let warnings = results.warnings(in: .chinese).map { "提示：\($0.text)\n" }.joined()
    let tables = results.tables(in: .chinese).map { $0 + "\n" }.joined()
    let setAside = "已剔除（清单见 rejected.csv）：\(results.setAsideText(in: .chinese))。\n"
    for text in [tables, results.conclusions(in: .chinese), warnings + setAside] {
      #expect(readme.contains(text), "\(text)")
    }
    for coverage in results.coverage where coverage.category == "elderly_station" {
      guard coverage.minutes == 15, coverage.denominator != "weight" else { continue }
      let rate = try #require(coverage.rate)
      #expect(readme.contains("\((rate * 1000).rounded() / 10) %"), "\(coverage.denominator)")
    }
    // What it shows of the explanation of one household: its beginning, and one category.
    let text = try study.explain(.household("SL01-003")).text(in: .chinese)
    let blocks = text.split(separator: "\n\n").map(String.init)
    for block in [blocks[0], blocks[1], try #require(blocks.first { $0.hasPrefix("养老服务站") })] {
      #expect(readme.contains(block), "\(block)")
    }
  }

  @Test func `shows what times writes, and how far areas and verdicts disagree`() throws {
    let town = Checkout.root.path + "/Data/Samples/demo-town"
    var request = TimesRequest(
      network: .tested(town + "/town.osm"), origins: .table(town + "/households.csv"),
      destinations: .table(town + "/facilities.csv"))
    (request.nearest, request.crs) = (2, ["gcj02"])
    let readme = try Checkout.text("README.md")
    try TemporaryFolder.with { folder in
      let path = folder.path + "/times.csv"
      let heading = try #require(try request.write(to: path).heading())
      #expect(readme.contains("--output times.csv\n\(heading)\n…\n$ head -5"))
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
      #expect(readme.contains("times.csv\n" + lines.prefix(5).joined(separator: "\n") + "\n```"))
    }
    let areas = try City.porto.outputs.json("summary.json")["isochrones"]!["areas"]!.elements
    let counts = areas.prefix(2).map { area in
      area["households_wrongly_out"]!.double! + area["households_wrongly_in"]!.double!
    }
    #expect(counts == [3, 0])
    #expect(readme.contains("of clinics, 3 of 9,316 at 10 minutes and\nnone at 15."))
  }

  /// Up to the line that says that there is more.
  @Test func `shows how an explanation begins`() throws {
    let data = Checkout.root.appending(path: "Data").path
    let lines = try Checkout.text("README.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let command = try #require(lines.firstIndex { $0.hasPrefix("$ lifecircle explain ") })
    let words = lines[command].split(separator: " ")
    let sample = try #require(words.first { $0.hasPrefix("Data/Samples/") })
    let option = try #require(words.firstIndex(of: "--household"))
    let end = try #require(lines[command...].firstIndex(of: "…"))
    let study = Study(
      network: NetworkInput(
        file: Checkout.root.appending(path: String(sample)).path, rules: RuleFolder(path: data)))
    let text = try study.explain(.household(String(words[option + 1]))).text()
    let excerpt = lines[(command + 1)..<end].joined(separator: "\n") + "\n"
    #expect(excerpt.count > 500)
    #expect(text.hasPrefix(excerpt), "\(text)")
  }
}
