import Foundation
import LifeCircle
import TestSupport
import Testing

@Suite("The documents on standards")
struct StandardDocumentTests {
  private static let documents: [(file: String, language: Language)] = [
    ("Documentation/Standards.md", .english), ("Documentation/Standards.zh.md", .chinese),
  ]

  @Test func `show the scorecard that the program prints`() throws {
    let results = try DemoTown.judgedStudy.run()
    for (file, language) in Self.documents {
      #expect(try Checkout.text(file).contains(results.scorecards(in: language)), "\(file)")
    }
    let lines = results.scorecards().split(separator: "\n").prefix(7)
    #expect(try Checkout.text("README.md").contains(lines.joined(separator: "\n")))
  }

  @Test func `extend a standard of ours as they say`() throws {
    let catalog = try StandardCatalog(
      rules: RuleFolder(path: Checkout.root.appending(path: "Data").path))
    for (file, language) in Self.documents {
      let text = try Checkout.text(file)
      let parts = text.components(separatedBy: "```")
      let example = try #require(parts.first { $0.hasPrefix("yaml\nid: our-city\n") })
      try TemporaryFolder.with { folder in
        let path = try folder.write(String(example.dropFirst("yaml\n".count)), to: "our-city.yaml")
        let said = try catalog.check(path, in: language)
        #expect(text.contains("\n" + said), "\(file): \(said)")
      }
    }
  }
}
