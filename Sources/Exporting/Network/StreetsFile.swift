import CityFile
import Diagnostics
import Geography
import OSMExtract
import Parallelism
import WalkingNetwork

/// Writes the streets of a network as a GeoJSON layer: a line for each stretch of a way along an
/// edge of the network.
package struct StreetsFile: Sendable {
  private let network: Network
  private let streets: Streets
  private let members: [(String, JSONNode)]
  private let names = Names()

  package init(
    _ network: Network, streets: Streets, profile: WalkingProfile, version: String
  ) {
    self.network = network
    self.streets = streets
    members = GeoJSONLayer.origin(version: version, profile: profile)
  }

  private struct Names: Sendable {
    let way = PropertyName("way")
    let streetClass = PropertyName("class")
    let line = PropertyName("line")
    let pocket = PropertyName("pocket")
    let length = PropertyName("length_m")
    let part = PropertyName("part")
    let steps = PropertyName("steps")
    let joinable = PropertyName("joinable")
    let name = PropertyName("name")
  }

  /// A stretch: segments of one way on one chain, named by their first and last vertex.
  private struct Stretch: Sendable {
    let chain: Int
    let vertices: ClosedRange<Int>
  }

  /// - Throws: As `FileTarget.check` does.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try FileTarget.layer.check(
      path, of: "the streets", otherwise: ", or \(CityFile.suffix) for a city file",
      isOverwriting: isOverwriting)
  }

  package func write(to path: String, parallel: Parallel) throws {
    let stretches = stretches()
    try parallel.stage(.writing, of: stretches.count)
    try CompleteFile(path: path).write { unfinished in
      let layer = GeoJSONLayer(
        path: unfinished, members: members, boundingBox: BoundingBox(around: network.vertices),
        count: stretches.count)
      try layer.write(parallel: parallel) { index, feature in
        append(stretches[index], to: &feature)
      }
    }
  }

  /// By way, then along the network.
  private func stretches() -> [Stretch] {
    var stretches: [Stretch] = []
    for chain in 0..<network.chainCount {
      let vertices = network.vertexRange(ofChain: chain)
      var first = vertices.lowerBound
      for vertex in vertices.dropFirst()
      where vertex == vertices.upperBound - 1 || network.ways[vertex] != network.ways[first] {
        if network.ways[first] >= 0 {
          stretches.append(Stretch(chain: chain, vertices: first...vertex))
        }
        first = vertex
      }
    }
    return stretches.sorted {
      (network.ways[$0.vertices.lowerBound], $0.vertices.lowerBound)
        < (network.ways[$1.vertices.lowerBound], $1.vertices.lowerBound)
    }
  }

  private func append(_ stretch: Stretch, to feature: inout GeoJSONFeature) {
    let (first, last) = (stretch.vertices.lowerBound, stretch.vertices.upperBound)
    let way = Int(network.ways[first])
    let length = network.lengths[last] - network.lengths[first]
    let isRestricted = network.isRestricted[stretch.chain]
    feature.line(network.vertices[stretch.vertices])
    feature.property(names.way, Int(streets.wayIDs[way]))
    feature.property(names.streetClass, (isRestricted ? StreetClass.restricted : .open).rawValue)
    feature.property(names.line, Int(streets.lines[way]))
    feature.property(names.pocket, isRestricted && streets.classes[way] == .open)
    feature.property(names.length, Int(WalkLength.millimeters(length)), decimals: 3)
    feature.property(names.part, Int(network.parts[stretch.chain]) + 1)
    feature.property(names.steps, streets.isSteps[way])
    feature.property(names.joinable, streets.isJoinable[way])
    feature.property(names.name, streets.name(ofWay: way))
  }
}
