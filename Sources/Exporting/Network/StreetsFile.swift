import Diagnostics
import Foundation
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

  /// The beginning of the layer's text by which a file is known to be ours.
  private static let mark = "{\"type\": \"FeatureCollection\",\n\"generator\": \"lifecircle "

  package init(
    _ network: Network, streets: Streets, profile: WalkingProfile, version: String
  ) {
    self.network = network
    self.streets = streets
    members = [("generator", .string("lifecircle \(version)")), ("profile", profile.node)]
  }

  /// A stretch: segments of one way on one chain, named by their first and last vertex.
  private struct Stretch: Sendable {
    let chain: Int
    let vertices: ClosedRange<Int>
  }

  /// - Throws: `Failure` of kind `outputRefused` before anything is written, if the file is there
  ///   and is not ours, or ours and not to be replaced.
  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    guard path.hasSuffix(".geojson") else {
      throw Failure(
        .wrongUsage, "the streets are written as GeoJSON",
        advice: "Give --output a name that ends in .geojson")
    }
    guard FileManager.default.fileExists(atPath: path) else {
      try LinkToNowhere.check(path)
      try checkFolder(of: path)
      return
    }
    let handle = FileHandle(forReadingAtPath: path)
    guard let beginning = try? handle?.read(upToCount: mark.utf8.count),
      beginning == Data(mark.utf8)
    else {
      throw Failure(
        .outputRefused, file: path, "it is there and was not written by this program",
        advice: "Name another file")
    }
    guard isOverwriting else {
      throw Failure(
        .outputRefused, file: path, "the file is there already",
        advice: "Add --overwrite to replace it")
    }
  }

  private static func checkFolder(of path: String) throws(Failure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      throw Failure(
        .outputRefused, file: path, "the folder for it is not there",
        advice: "Make the folder, or name another file")
    }
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
    feature.property("way", Int(streets.wayIDs[way]))
    feature.property("class", (isRestricted ? StreetClass.restricted : .open).rawValue)
    feature.property("line", Int(streets.lines[way]))
    feature.property("pocket", isRestricted && streets.classes[way] == .open)
    feature.property("length_m", Int(WalkLength.millimeters(length)), decimals: 3)
    feature.property("part", Int(network.parts[stretch.chain]) + 1)
    feature.property("steps", streets.isSteps[way])
    feature.property("joinable", streets.isJoinable[way])
    feature.property("name", streets.names[way])
  }
}
