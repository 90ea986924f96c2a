extension Town {
  /// The town's streets as the text of an OSM XML file: header boxes, nodes, ways.
  package var xml: String { xml(nodes: nodes, ways: ways, waysFirst: false) }

  /// The same objects in another order.
  package func shuffledXML(_ random: inout SeededGenerator) -> String {
    let (nodes, ways) = (nodes.shuffled(using: &random), ways.shuffled(using: &random))
    return xml(nodes: nodes, ways: ways, waysFirst: random.chance(50))
  }

  private func xml(nodes: [Node], ways: [Way], waysFirst: Bool) -> String {
    let bounds = boxes.map { box in
      "<bounds minlon=\"\(Self.degrees(box.westE7))\" minlat=\"\(Self.degrees(box.southE7))\""
        + " maxlon=\"\(Self.degrees(box.eastE7))\" maxlat=\"\(Self.degrees(box.northE7))\"/>\n"
    }
    let nodes = nodes.filter { !$0.isMissing }.map { node in
      "<node id=\"\(node.id)\" version=\"1\" lon=\"\(Self.degrees(node.coordinate.longitudeE7))\""
        + " lat=\"\(Self.degrees(node.coordinate.latitudeE7))\">" + Self.tags(node.tags)
        + "</node>\n"
    }
    let ways = ways.map { way in
      "<way id=\"\(way.id)\" version=\"1\">"
        + way.references.map { "<nd ref=\"\($0)\"/>" }.joined() + Self.tags(way.tags) + "</way>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n"
      + (bounds + (waysFirst ? ways + nodes : nodes + ways)).joined() + "</osm>\n"
  }

  private static func tags(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }.map { "<tag k=\"\($0.key)\" v=\"\($0.value)\"/>" }.joined()
  }

  /// Whole steps of 1e-7° as a decimal, without a way through floating point.
  private static func degrees(_ steps: Int32) -> String {
    let digits = String(steps.magnitude)
    let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    return (steps < 0 ? "-" : "") + padded.dropLast(7) + "." + padded.suffix(7)
  }
}
