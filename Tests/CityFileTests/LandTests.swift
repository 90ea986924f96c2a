import CityFile
import Foundation
import Geography
import OSMKit
import TestSupport
import Testing

@Suite("Land in a city file")
struct LandTests {
  @Test func `has its polygons, with holes`() throws {
    let corners = [(0, 0), (40, 0), (40, 40), (0, 40), (10, 10), (20, 10), (20, 20), (10, 20)]
    let nodes = corners.enumerated().map { index, place in
      "<node id='\(801 + index)' lon='121.51\(place.0 / 10)' lat='31.00\(place.1 / 10)'/>"
    }
    let water = """
      <way id='800'><nd ref='801'/><nd ref='802'/><nd ref='803'/><nd ref='804'/><nd ref='801'/></way>
      <way id='801'><nd ref='805'/><nd ref='806'/><nd ref='807'/><nd ref='808'/><nd ref='805'/></way>
      <relation id='800'><member type='way' ref='800' role='outer'/>
      <member type='way' ref='801' role='inner'/>
      <tag k='type' v='multipolygon'/><tag k='natural' v='water'/></relation>
      """
    let bytes = try SmallCity.bytes(
      of: SmallCity.text.replacing("</osm>", with: nodes.joined() + water + "</osm>"),
      named: "town.osm")
    let city = try TemporaryFolder.with { folder in
      try CityFile(path: try folder.write(Data(bytes), to: "town.lcn")).city()
    }
    let lake = city.land(with: [TagPattern(key: "natural", value: "water")])
    #expect(lake.map(\.exterior.count) == [5])
    #expect(lake.map { $0.holes.map(\.count) } == [[5]])
    let homes = city.land(with: [TagPattern(key: "landuse", value: "residential")])
    #expect(homes.map(\.exterior.count) == [4])
    #expect(city.land(with: [TagPattern(key: "landuse"), TagPattern(key: "natural")]).count == 2)
    #expect(city.land(with: [TagPattern(key: "building")]).isEmpty)
  }
}
