import Diagnostics
import Foundation
import GapAnalysis
import Geography
import Importing
import TestSupport
import Testing

@Suite("A CSV of households")
struct CSVHouseholdTests {
  @Test func `gives ids, places, weights and its own columns in its order`() throws {
    let (read, rejected) = try households(
      """
      district,id,lat,lon,weight,elderly
      east,h1,22.5,113.25,3,2
      west,h2,-22.5,-113.25,,
      """)
    #expect(read.source == .table)
    #expect(read.ids == ["h1", "h2"])
    #expect(read.coordinates == [.degrees(113.25, 22.5), .degrees(-113.25, -22.5)])
    #expect(read.weights == [3, 1])
    #expect(read.attributes.names == ["district", "elderly"])
    #expect(
      read.attributes.byColumn
        == [[.text("east"), .text("west")], [.text("2"), .text("")]])
    #expect(rejected.isEmpty)
  }

  @Test func `may be headed in Chinese`() throws {
    let read = try households("\u{FEFF}名称,经度,纬度\n甲,113.5,22.2\n").households
    #expect(read.coordinates == [.degrees(113.5, 22.2)])
    #expect(read.attributes.names == ["名称"])
    #expect(read.attributes.byColumn == [[.text("甲")]])
  }

  @Test func `keeps the second pair of coordinates as columns of the user`() throws {
    let read = try households("经度,纬度,lon,lat\n113.6,22.3,113.5,22.2\n").households
    #expect(read.coordinates == [.degrees(113.5, 22.2)])
    #expect(read.attributes.names == ["经度", "纬度"])
  }

  @Test func `takes names of columns without their blanks and case`() throws {
    let read = try households(" ID , Lon,LAT\t,Weight\nA,1,2,4\n").households
    #expect(read.ids == ["A"])
    #expect(read.weights == [4])
    #expect(read.attributes.names.isEmpty)
  }

  /// Behind a semicolon the quote would open a cell that never ends; here it is a letter.
  @Test func `is cut at the delimiter for which its header can be read`() throws {
    let read = try households("id,lon,lat,note;\"x\nh1,1,2,a\n").households
    #expect(read.ids == ["h1"])
    #expect(read.attributes.names == ["note;\"x"])
  }

  @Test(arguments: [",", ";", "\t"])
  func `is cut at the delimiter of its header`(delimiter: String) throws {
    let text = "id,lon,lat,note\na,1.5,2.5,x\n".replacing(",", with: delimiter)
    let read = try households(text).households
    #expect(read.coordinates == [.degrees(1.5, 2.5)])
    #expect(read.attributes.byColumn == [[.text("x")]])
  }

  @Test(arguments: [";", "\t"])
  func `may have decimal commas where the comma does not cut`(delimiter: String) throws {
    let text = "lon;lat;weight\n1,5;-2,25;0,5\n1.5;2.5;3\n".replacing(";", with: delimiter)
    let read = try households(text).households
    #expect(read.coordinates == [.degrees(1.5, -2.25), .degrees(1.5, 2.5)])
    #expect(read.weights == [0.5, 3])
  }

  @Test func `has no decimal commas where the comma cuts`() throws {
    let (read, rejected) = try households("id,lon,lat\na,\"1,5\",2\nb,1,2\n")
    #expect(read.ids == ["b"])
    #expect(rejected.map(\.reason) == [.noCoordinates])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `ends its rows with any line end`(end: String) throws {
    let text = "id,lon,lat\na,1,2\n\nb,x,2\nc,1,2".replacing("\n", with: end)
    let (read, rejected) = try households(text)
    #expect(read.ids == ["a", "c"])
    #expect(rejected.map(\.row) == [4])
  }

  @Test func `counts rows without an id column from 1, those set aside too`() throws {
    let (read, rejected) = try households("lon,lat\n1,2\n\n1,x\n1,3\n")
    #expect(read.ids == ["1", "3"])
    #expect(
      rejected == [
        RejectedRecord(subject: .household, file: "h.csv", row: 4, id: "2", reason: .noCoordinates)
      ])
  }

  @Test func `keeps ids and cells as they stand`() throws {
    let read = try households("id,lon,lat,a\n 007 , 1 ,\t2, =1+1 \n").households
    #expect(read.ids == [" 007 "])
    #expect(read.attributes.byColumn == [[.text(" =1+1 ")]])
  }

  @Test func `skips empty rows and fills short ones`() throws {
    let (read, rejected) = try households("\n,,\nid,lon,lat,a\n\n , ,\t,\na,1,2\n,,,,,\n")
    #expect(read.ids == ["a"])
    #expect(read.attributes.byColumn == [[.text("")]])
    #expect(rejected.isEmpty)
  }

  @Test(arguments: [
    (#""a ""b"", c""#, #"a "b", c"#), ("\"two\nlines\"", "two\nlines"), (#""""#, ""),
    (#""""""#, #"""#), (#"5" pipe"#, #"5" pipe"#), (#""a" "#, "a"), (#""a"b"c""#, #"ab"c""#),
    (#"" x ""#, " x "),
  ])
  func `takes quotes off`(cell: String, text: String) throws {
    let (read, rejected) = try households("id,a,lon,lat\nh,\(cell),1,2\n")
    #expect(read.attributes.byColumn == [[.text(text)]])
    #expect(rejected.isEmpty)
  }

  @Test func `counts the lines inside of quotes`() throws {
    let rejected = try households("id,n,lon,lat\na,\"1\r\n2\n3\",1,2\nb,,9,x\n").rejected
    #expect(rejected.map(\.row) == [5])
  }

  @Test func `without rows is valid`() throws {
    let (read, rejected) = try households("id,lon,lat,a\n")
    #expect(read.count == 0)
    #expect(read.attributes == Attributes(names: ["a"]))
    #expect(rejected.isEmpty)
  }
}

@Suite("Columns of a CSV")
struct CSVColumnTests {
  @Test func `without a name are dropped if empty, else numbered`() throws {
    let read = try households("id,,lon,lat,,\na,,1,2,x\nb, ,1,2,\n").households
    #expect(read.attributes.names == ["column_5"])
    #expect(read.attributes.byColumn == [[.text("x"), .text("")]])
  }

  @Test func `named twice get a number, unless a column has that name`() throws {
    let read = try households("lon,lat,a,A,a_2,a\n1,2,p,q,r,s\n").households
    #expect(read.attributes.names == ["a", "A_3", "a_2", "a_4"])
    #expect(
      read.attributes.byColumn == [[.text("p")], [.text("q")], [.text("r")], [.text("s")]])
  }

  @Test(arguments: ["id,lon,lat,ID", "lon,lat,Lon", "lon,lat,weight, weight", "lat,lat,lon"])
  func `that are used must not be there twice`(header: String) throws {
    let thrown = try #require(try failure { _ = try households("\(header)\n1,2,3,4\n") })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line == 1)
    #expect(thrown.problem.contains("two columns are called"))
  }

  @Test func `that have no meaning for households may be there twice`() throws {
    #expect(
      try households("lon,lat,name,name\n1,2,a,b\n").households.attributes.names
        == ["name", "name_2"])
  }

  @Test(arguments: ["id,u,v", "lon,纬度", "name", "id,lon"])
  func `that are needed are named with those that are there`(header: String) throws {
    let thrown = try #require(try failure { _ = try households("\n\(header)\n1,2,3\n") })
    #expect(thrown.kind == .unusableInput)
    #expect(thrown.line == 2)
    #expect(thrown.file?.hasSuffix("h.csv") == true)
    for name in ["lon", "lat", "经度", "纬度"] + header.split(separator: ",").map(String.init) {
      #expect(thrown.problem.contains("«\(name)»"))
    }
  }
}

@Suite("A row of a CSV")
struct CSVRowTests {
  @Test(arguments: [
    ("a,1,2,3,4", RejectedRecord.Reason.extraCells), (",1,2", .noId), ("  ,1,2", .noId),
    ("a,,2", .noCoordinates), ("a,1", .noCoordinates), ("a,nan,2", .noCoordinates),
    ("a,inf,2", .noCoordinates), ("a,1_0,2", .noCoordinates), ("a,0x10,2", .noCoordinates),
    ("a,1 2,2", .noCoordinates),
    ("a,180.1,2", .noCoordinates), ("a,1,-90.5", .noCoordinates), ("a,1°,2", .noCoordinates),
    ("a,1,2,-1", .badWeight), ("a,1,2,many", .badWeight), ("a,1,2,nan", .badWeight),
    ("a,1,2,1e999", .badWeight), ("a,1,2,0x10", .badWeight), ("a,1,2,1_000", .badWeight),
    ("first,1,2", .duplicateId),
  ])
  func `that cannot be used is set aside with its reason`(
    row: String, reason: RejectedRecord.Reason
  ) throws {
    let (read, rejected) = try households("id,lon,lat,weight\nfirst,1,2,\n\(row)\nlast,1,2,5\n")
    #expect(read.ids == ["first", "last"])
    #expect(read.weights == [1, 5])
    #expect(rejected.map(\.reason) == [reason])
    #expect(rejected.map(\.row) == [3])
    #expect(rejected.map(\.file) == ["h.csv"])
  }

  @Test(arguments: [("0", 0), ("", 1), (" ", 1), ("1e2", 100), (".5", 0.5), ("+7", 7), ("-0", 0)])
  func `may have any weight from 0 on`(cell: String, weight: Double) throws {
    let read = try households("lon,lat,weight\n180,-90,\(cell)\n").households
    #expect(read.weights == [weight])
  }

  @Test func `does not take the id of a row that was set aside before`() throws {
    let (read, rejected) = try households("id,lon,lat\na,x,2\na,1,2\na,3,4\n")
    #expect(read.coordinates == [.degrees(1, 2)])
    #expect(rejected.map(\.reason) == [.noCoordinates, .duplicateId])
  }

  @Test func `has an id of its own where only the composition differs`() throws {
    let (read, rejected) = try households(
      "id,lon,lat\nCaf\u{E9},1,2\nCafe\u{301},1,2\nCaf\u{E9},1,2\n")
    #expect(read.ids.map { $0.utf8.count } == [5, 6])
    #expect(rejected.map(\.row) == [4])
    #expect(rejected.map(\.reason) == [.duplicateId])
  }

  @Test func `keeps its cells beside those of the rows that are used`() throws {
    let read = try households("id,lon,lat,a\na,1,2,p\nb,x,2,q\nc,1,2,r\n").households
    #expect(read.attributes.byColumn == [[.text("p"), .text("r")]])
  }
}

@Suite("A CSV that cannot be used")
struct CSVFailureTests {
  @Test(arguments: ["", "\n\n", " \n,,\n", "\u{FEFF}"])
  func `is empty`(text: String) throws {
    let thrown = try failure { _ = try households(text) }
    #expect(thrown?.problem == "the file is empty")
  }

  @Test func `has a quote that is never closed`() throws {
    let thrown = try failure { _ = try households("id,lon,lat\na,1,2\n\"b,1,2\nc,1,2\n") }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == 3)
    #expect(thrown?.problem.contains("never closed") == true)
  }

  @Test(arguments: ["id;lon;\"lat\n1;2;3\n", "\"id,lon,lat\n", "id\t\"lon\tlat\n1\t2\t3\n"])
  func `has a quote in its header that is never closed`(text: String) throws {
    let thrown = try failure { _ = try households(text) }
    #expect(thrown?.line == 1)
    #expect(thrown?.problem.contains("never closed") == true, "\(thrown?.description ?? "")")
  }

  @Test func `has rows of which none is left`() throws {
    let thrown = try failure {
      _ = try households("id,lon,lat\na,1,2,3\nb,200,2\nc,1,92\n")
    }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.line == 3)
    #expect(thrown?.problem.contains("none of the 3 records can be used; 2 of them") == true)
    #expect(thrown?.problem.contains("noCoordinates") == true)
  }

  @Test(arguments: ["h.xlsx", "h", "h.csv.gz"])
  func `has a suffix that is not known`(name: String) throws {
    let thrown = try failure { _ = try households("id,lon,lat\n", name: name) }
    #expect(thrown?.kind == .unusableInput)
    #expect(thrown?.advice == "Give one of .csv, .tsv, .txt, .geojson, .json")
  }

  @Test(arguments: ["h.CSV", "h.tsv", "h.txt", "a.b.csv"])
  func `has no other suffix than these`(name: String) throws {
    #expect(try households("lon,lat\n1,2\n", name: name).households.count == 1)
  }

  @Test func `is missing or a folder`() throws {
    try TemporaryFolder.with { folder in
      let missing = try failure { _ = try HouseholdTable.read(.tested(folder.path + "/no.csv")) }
      #expect(missing?.kind == .missingInput)
      try FileManager.default.createDirectory(
        atPath: folder.path + "/is.csv", withIntermediateDirectories: false)
      let folderFailure = try failure {
        _ = try HouseholdTable.read(.tested(folder.path + "/is.csv"))
      }
      #expect(folderFailure?.kind == .unusableInput)
    }
  }
}
