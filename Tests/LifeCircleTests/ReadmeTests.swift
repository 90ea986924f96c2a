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
