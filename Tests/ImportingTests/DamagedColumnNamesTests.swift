import Diagnostics
import Foundation
import Importing
import TestSupport
import Testing

/// `Data/Columns.yaml` is edited by hand, as other rule files are.
@Suite("A damaged list of column names", .timeLimit(.minutes(1)))
struct DamagedColumnNamesTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `is read or refused with its name, and what is read serves a table`(seed: UInt64) throws {
    let sound = [UInt8](try Data(contentsOf: Checkout.root.appending(path: "Data/Columns.yaml")))
    try TemporaryFolder.with { folder in
      let path = folder.path(of: "Columns.yaml")
      let tables = [
        try folder.write("编号,经度,纬度,权重,类别,名称\r\n1,1,2,3,clinic,甲\r\n", to: "table.csv"),
        try folder.write(
          """
          {"type":"FeatureCollection","features":[{"type":"Feature","properties":
          {"编号":1,"权重":3,"类别":"clinic","名称":"甲"},
          "geometry":{"type":"Point","coordinates":[1,2]}}]}
          """, to: "table.geojson"),
      ]
      func read(_ bytes: [UInt8]) throws -> Bool {
        try folder.write(bytes, to: "Columns.yaml")
        let columns: ColumnNames
        do {
          columns = try ColumnNames(fileAt: path)
        } catch {
          #expect(error.kind == .unusableInput, "\(error)")
          #expect(error.file == path)
          return false
        }
        for table in tables {
          let input = TableInput(path: table, columns: columns)
          do {
            #expect(try HouseholdTable.read(input).records.count <= 1)
            _ = try FacilityTable.read(input, categories: testedCategories)
          } catch {
            #expect(error.kind == .unusableInput, "\(error)")
            #expect(error.file == table)
          }
        }
        return true
      }
      #expect(try read(sound))
      let copies = Damage.copies(of: sound, count: 96, seed: seed)
      let used = try copies.count { try read($0) }
      #expect(used < copies.count, "some damage is noticed")
    }
  }
}
