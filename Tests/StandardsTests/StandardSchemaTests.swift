import JSONKit
import Standards
import TestSupport
import Testing

/// `Scripts/verify` holds the rule files to the schema; here the schema is held to what is read.
@Suite("The schema of rule files") struct StandardSchemaTests {
  private func schema() throws -> JSONValue {
    try JSONDocument(parsing: Array(Checkout.text("Data/Schemas/standard.schema.json").utf8)).root
  }

  private func keys(_ node: JSONValue?) throws -> [String] {
    try #require(node?["properties"]).members.map { $0.name.string ?? "" }.sorted()
  }

  @Test func `has the keys that a file may have`() throws {
    #expect(try keys(try schema()) == Standard.keys.sorted())
  }

  @Test func `has the keys that every rule may have`() throws {
    #expect(try keys(try schema()["$defs"]?["rule"]) == Rule.keys.sorted())
  }

  @Test(arguments: Kind.allCases)
  func `has the keys of each kind`(kind: Kind) throws {
    #expect(try keys(try schema()["$defs"]?[kind.rawValue]) == kind.keys.sorted())
  }
}
