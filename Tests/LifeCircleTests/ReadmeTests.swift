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
}
