import Foundation
import LifeCircle
import TestSupport
import Testing

@Suite("Times of a request") struct TimesTests {
  /// Of Porto: one destination near the origin, one far from it.
  private func seconds(_ change: (inout TimesRequest) -> Void) throws -> [Double] {
    try TemporaryFolder.with { folder in
      let place = PointInput.Place(longitude: -8.61, latitude: 41.15)
      let far = PointInput.Place(longitude: -8.6057, latitude: 41.1377)
      var request = TimesRequest(
        network: .tested(Checkout.root.path + "/Data/Samples/porto-centre-20200720.osm.pbf"),
        origins: .places([place]), destinations: .places([place, far]))
      change(&request)
      let path = folder.path(of: "times.csv")
      _ = try request.write(to: path)
      let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
      return rows.dropFirst().map { Double($0.split(separator: ",")[2])! }
    }
  }

  @Test func `are those within 15 minutes, unless the nearest are wanted or another time is`()
    throws
  {
    #expect(try seconds { _ in }.count == 1)
    let nearest = try seconds { $0.nearest = 2 }
    #expect(nearest.count == 2 && nearest[1] > 900)
    #expect(try seconds { ($0.nearest, $0.within) = (2, "15") }.count == 1)
    #expect(try seconds { $0.within = "60" } == nearest)
  }
}
