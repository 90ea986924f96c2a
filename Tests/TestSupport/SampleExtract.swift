import Foundation

/// Small pieces of the samples, for tests that read them many times.
package enum SampleExtract {
  /// Some ways of the sample of Beijing, spread over the file, with their nodes, as XML.
  package static func beijing(ways count: Int) throws -> String {
    let text = try Checkout.text("Data/Samples/beijing-wudaokou-2017.osm")
    let elements = Elements(text.split(separator: "\n"))
    let step = max(1, elements.ways.count / count)
    let ways = stride(from: 0, to: elements.ways.count, by: step).map { elements.ways[$0] }
    var wanted: Set<Substring> = []
    for line in ways.joined() {
      if let id = attribute("ref", of: line) { wanted.insert(id) }
    }
    let nodes = elements.nodes.filter { node in
      attribute("id", of: node[0]).map(wanted.contains) == true
    }
    return (elements.head + nodes.joined() + ways.joined() + ["</osm>"]).joined(separator: "\n")
  }

  /// The head of the sample of Porto and some of its blobs, spread over the file, as PBF.
  package static func porto(blobs count: Int) throws -> [UInt8] {
    let path = "Data/Samples/porto-centre-20200720.osm.pbf"
    let bytes = [UInt8](try Data(contentsOf: Checkout.root.appending(path: path)))
    var ends = [0]
    while let end = blobEnd(bytes, from: ends.last!) { ends.append(end) }
    let blobs = zip(ends, ends.dropFirst()).map { bytes[$0..<$1] }
    let data = blobs.dropFirst()
    let step = max(1, data.count / count)
    let chosen = stride(from: data.startIndex, to: data.endIndex, by: step).map { data[$0] }
    return Array(([blobs[0]] + chosen).joined())
  }

  private struct Elements {
    var head: [Substring] = []
    var nodes: [[Substring]] = []
    var ways: [[Substring]] = []

    init(_ lines: [Substring]) {
      var open: [Substring] = []
      for line in lines {
        let isBeginning = ["<node ", "<way ", "<relation "].contains { line.contains($0) }
        if open.isEmpty, !isBeginning {
          if nodes.isEmpty { head.append(line) }
          continue
        }
        open.append(line)
        let isEnd = ["</node>", "</way>", "</relation>"].contains { line.contains($0) }
        guard isEnd || open.count == 1 && line.hasSuffix("/>") else { continue }
        if open[0].contains("<node ") { nodes.append(open) }
        if open[0].contains("<way ") { ways.append(open) }
        open = []
      }
    }
  }

  private static func attribute(_ name: String, of line: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      guard let beginning = line.range(of: " \(name)=\(quote)") else { continue }
      return line[beginning.upperBound...].prefix { String($0) != quote }
    }
    return nil
  }

  /// Where the blob that begins at a place ends: a length, a header with the blob's size in field 3.
  private static func blobEnd(_ bytes: [UInt8], from place: Int) -> Int? {
    guard place + 4 <= bytes.count else { return nil }
    let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    var at = place + 4
    let headerEnd = at + length
    func number() -> Int {
      var (value, shift) = (0, 0)
      while true {
        let byte = bytes[at]
        at += 1
        value |= Int(byte & 0x7f) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
    }
    var size = 0
    while at < headerEnd {
      let key = number()
      let value = number()
      if key >> 3 == 3 { size = value }
      if key & 7 == 2 { at += value }
    }
    return headerEnd + size
  }
}
