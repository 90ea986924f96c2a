import OSMKit
import Testing

@Suite("Threads")
struct ThreadTests {
  /// More places than are built in one piece.
  @Test func `do not change the result`() throws {
    var town = ""
    for house in 0..<1000 {
      let first = Int64(house * 4 + 1)
      let x = Double(house % 40) * 0.01
      let y = Double(house / 40) * 0.01
      town += nodes(
        "\(first) \(x),\(y)", "\(first + 1) \(x + 0.005),\(y)",
        "\(first + 2) \(x + 0.005),\(y + 0.005)", "\(first + 3) \(x),\(y + 0.005)")
    }
    for house in 0..<1000 {
      let first = Int64(house * 4 + 1)
      let ring =
        house % 7 == 0
        ? [first, first + 2, first + 1, first + 3, first]
        : [first, first + 1, first + 2, first + 3, first]
      town += way(Int64(house + 1), ring, "building=yes", "name=house \(house)")
    }
    let one = try readTown(town, threads: 1)
    #expect(one.places.shapes.isBroken.filter { $0 }.count == 143)
    #expect(try readTown(town, threads: 2) == one)
    #expect(try readTown(town, threads: 5) == one)
  }
}
