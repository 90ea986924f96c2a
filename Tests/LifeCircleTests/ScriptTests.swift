import LifeCircle
import TestSupport
import Testing

/// Names are what people call a place, in whatever script they write.
@Suite("Text of any script")
struct ScriptTests {
  private static let texts = [
    "中山区", "𠮷野家", "台北市／臺北市", "とうきょう", "서울", "ກຸງເທບ", "ग़ाज़ियाबाद", "الرباط", "ירושלים",
    "Ђердап", "Ἀθῆναι", "Đà Nẵng", "é and e\u{301}", "🏥👩🏽‍⚕️", "a\u{200F}b\u{FEFF}c", "=1+1", "+86",
    "tab\there",
    "semi;colon", "com,ma", "say \"hi\"", "back\\slash", "two\nlines",
  ]

  enum Form: CaseIterable {
    case utf8, utf16, geoJSON

    func write(_ records: [(id: String, extra: String)], in folder: TemporaryFolder) throws
      -> String
    {
      switch self {
      case .utf8: return try folder.write(Array(csv(records).utf8), to: "table.csv")
      case .utf16:
        // Little endian behind its mark, as Excel saves «Unicode text».
        let units = [0xFEFF] + Array(csv(records).utf16)
        return try folder.write(
          units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "table.csv")
      case .geoJSON:
        let features = records.map { record in
          "{\"type\":\"Feature\",\"properties\":{\"id\":\(json(record.id)),"
            + "\"category\":\"clinic\",\"name\":\(json(record.extra)),\"地名\":\(json(record.extra))},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.4925,31.0002]}}"
        }
        return try folder.write(
          "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}",
          to: "table.geojson")
      }
    }

    private func csv(_ records: [(id: String, extra: String)]) -> String {
      func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
      return "id,lon,lat,category,name,地名\n"
        + records.map { record in
          "\(quoted(record.id)),121.4925,31.0002,clinic,\(quoted(record.extra)),\(quoted(record.extra))\n"
        }.joined()
    }

    private func json(_ text: String) -> String {
      let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        default: String(scalar)
        }
      }
      return "\"\(escaped.joined())\""
    }
  }

  /// Equal texts have equal scalars here: é is not e with an accent.
  private func scalars(_ texts: [String?]) -> [[UInt32]?] {
    texts.map { $0?.unicodeScalars.map(\.value) }
  }

  @Test(arguments: Form.allCases)
  func `survives from tables to every file`(_ form: Form) throws {
    let records = Self.texts.map { (id: "id " + $0, extra: $0) }
    try TemporaryFolder.with { folder in
      var study = try Study.ofSampleTown(in: folder)
      let path = try form.write(records, in: folder)
      study.households = path
      study.facilities = path
      let outputs = try study.outputs()
      #expect(scalars(outputs.households.column("id")) == scalars(records.map(\.id)))
      let nearest = records.map(\.id).min { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      #expect(outputs.households.column("clinic_facility").allSatisfy { $0 == nearest })
      for (layer, property) in [("households", "地名"), ("facilities", "name"), ("facilities", "地名")]
      {
        let features = try outputs.features("\(layer).geojson").map { $0["properties"]! }
        #expect(
          scalars(features.map { $0["id"]?.string }) == scalars(records.map(\.id)), "\(layer)")
        #expect(
          scalars(features.map { $0[property]?.string }) == scalars(records.map(\.extra)),
          "\(layer), \(property)")
      }
    }
  }
}
