import GapAnalysis
import Geography
import Testing

/// Records that are set aside leave no column out of step with the others.
@Suite("The columns of records that are used")
struct SelectionTests {
  @Test func `keep step in a table of households`() throws {
    let (read, rejected) = try households(
      """
      id,lon,lat,weight
      ,1,2,3
      a,4,5,6
      b,,8,9
      c,10,11,-12
      a,13,14,15
      d,16,17,18

      """)
    #expect(read.ids == ["a", "d"])
    #expect(read.rows == [3, 7])
    #expect(read.coordinates == [.degrees(4, 5), .degrees(16, 17)])
    #expect(read.weights == [6, 18])
    #expect(rejected.map(\.reason) == [.noId, .noCoordinates, .badWeight, .duplicateId])
  }

  @Test func `keep step in a table of facilities`() throws {
    let (read, rejected) = try facilities(
      """
      id,lon,lat,category,name
      ,1,2,clinic,no id
      a,4,5,childcare;clinic,A
      b,,8,clinic,nowhere
      c,10,11,castle,of no category
      a,13,14,clinic,again
      d,16,17,supermarket,D

      """)
    #expect(read.ids == ["a", "d"])
    #expect(read.names == ["A", "D"])
    #expect(read.coordinates == [.degrees(4, 5), .degrees(16, 17)])
    #expect(read.categories == [[0, 2], [1]])
    #expect(read.rules == [[], []])
    #expect(rejected.map(\.reason) == [.noId, .noCoordinates, .unknownCategory, .duplicateId])
  }
}
