import Foundation
import JSONKit
import LifeCircle
import TestSupport
import Testing

/// Walks schema and document side by side; `Scripts/verify` validates in full.
@Suite("summary.json and its schema")
struct SummarySchemaTests {
  private func schema() throws -> JSONValue {
    try JSONDocument(parsing: Array(Checkout.text("Data/Schemas/summary.schema.json").utf8)).root
  }

  private func summary() throws -> JSONValue {
    try JSONDocument(parsing: SampleTownRun.files.get()["summary.json"] ?? []).root
  }

  private func summaryByLength() throws -> JSONValue {
    let files = try SampleTownRun.files { $0.meters = "500" }
    return try JSONDocument(parsing: files["summary.json"] ?? []).root
  }

  @Test func `have exactly the same members`() throws {
    let schema = try schema()
    let walk = SchemaWalk(root: schema)
    for summary in [try summary(), try summaryByLength()] {
      #expect(walk.faults(of: summary, by: schema, at: "") == [])
    }
  }

  @Test func `have the same members where communities were judged, too`() throws {
    let schema = try schema()
    let text = try TemporaryFolder.with { folder in
      var study = Study(
        network: NetworkInput(
          file: try folder.write(SampleTown.text(), to: "town.osm"),
          rules: RuleFolder(path: Checkout.root.appending(path: "Data").path)))
      study.communities = try folder.write(
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"id": "W", "人口": 12}, "geometry": {"type": "Polygon",
            "coordinates": [[[121.49, 30.99], [121.51, 30.99], [121.51, 31.01], [121.49, 30.99]]]}},
          {"type": "Feature", "properties": {"id": "合计", "人口": 12}, "geometry": null},
          {"type": "Feature", "properties": {"id": "lost"}, "geometry": null}
        ]}
        """, to: "communities.geojson")
      study.communityTable = try folder.write("id,户数\nE,2\n", to: "table.csv")
      study.indicators = try folder.write("indicator,value\n人口,12\n", to: "indicators.csv")
      study.spread = ["人口"]
      study.standards = ["wuhai-14fyp", "ningxia-inclusive"]
      try study.run().write(to: folder.path + "/results")
      return try Data(contentsOf: URL(filePath: folder.path + "/results/summary.json"))
    }
    let summary = try JSONDocument(parsing: [UInt8](text)).root
    #expect(SchemaWalk(root: schema).faults(of: summary, by: schema, at: "") == [])
    #expect(summary["communities"]?["set_aside"]?["brokenPolygon"]?.double == 1)
    #expect(
      summary["standards"]?.elements.map { $0["id"]?.string } == [
        "wuhai-14fyp", "ningxia-inclusive",
      ])
  }

  @Test func `are compared by a walk that sees what is wrong`() throws {
    let text = ##"""
      {"type":"object","additionalProperties":false,"required":["a","b"],
      "properties":{"a":{"type":"integer"},"b":{"$ref":"#/$defs/list"}},
      "$defs":{"list":{"type":["array","null"],"items":{"type":"string"}}}}
      """##
    let schema = try JSONDocument(parsing: Array(text.utf8)).root
    let walk = SchemaWalk(root: schema)
    func faults(_ text: String) throws -> Int {
      walk.faults(of: try JSONDocument(parsing: Array(text.utf8)).root, by: schema, at: "").count
    }
    #expect(try faults(#"{"a":1,"b":["x"]}"#) == 0)
    #expect(try faults(#"{"a":1,"b":null}"#) == 0)
    #expect(try faults(#"{"a":1}"#) == 1)
    #expect(try faults(#"{"a":"1","b":[],"c":2}"#) == 2)
    #expect(try faults(#"{"a":1.5,"b":[1,"2",3]}"#) == 3)
  }

  /// The members of an object; none if there is no such object.
  private func members(_ value: JSONValue?) -> [(name: String, value: JSONValue)] {
    guard let value else { return [] }
    return value.members.map { ($0.name.string ?? "", $0.value) }
  }

  @Test func `say of each member what it is`() throws {
    let root = try schema()
    let walk = SchemaWalk(root: root)
    var open = [(path: "", node: root)]
    while let (path, node) = open.popLast() {
      for (name, member) in members(node["properties"]) {
        for word in ["title", "description"] {
          let isThere = member[word] != nil || walk.resolved(member)[word] != nil
          #expect(isThere, "\(path)/\(name) has no \(word)")
        }
        open.append(("\(path)/\(name)", member))
      }
      for name in ["items", "additionalProperties"] {
        if let part = node[name] { open.append(("\(path)/\(name)", part)) }
      }
      for (name, definition) in members(node["$defs"]) {
        open.append(("\(path)/$defs/\(name)", definition))
      }
    }
  }

  @Test func `let no object have members that are not described`() throws {
    var open = [try schema()]
    while let node = open.popLast() {
      if node["properties"]?.kind == .object, node["type"]?.string == "object" {
        #expect(node["additionalProperties"]?.boolean == false)
        #expect(node["required"] != nil)
      }
      open += members(node).map(\.value) + Array(node.elements)
    }
  }
}
