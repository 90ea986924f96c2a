import Geography
import Parallelism
import Synchronization

/// Writes a GeoJSON feature collection (RFC 7946) while its features are being computed: an item
/// gives some features, in the order of the items. The box round all stands at the end, since it is
/// not known before.
struct StreamedLayer {
  /// Members of the collection that say where the layer comes from.
  let members: [(String, JSONNode)]
  /// How many items there are.
  let count: Int

  /// The features of one item as they are being written.
  struct Features {
    private var text: ByteText
    private var isFirst: Bool
    fileprivate private(set) var boxes: [BoundingBox] = []

    fileprivate init(after text: inout ByteText, isFirst: Bool) {
      self.text = ByteText()
      self.isFirst = isFirst
      swap(&self.text, &text)
    }

    fileprivate mutating func end(_ text: inout ByteText) { swap(&self.text, &text) }

    /// - Parameters:
    ///   - box: Round its geometry, if it has one.
    ///   - write: Its geometry, then its properties.
    mutating func append(box: BoundingBox?, _ write: (inout GeoJSONFeature) -> Void) {
      if !isFirst { text.append(",\n") }
      isFirst = false
      var feature = GeoJSONFeature(after: &text)
      write(&feature)
      feature.end(&text)
      if let box { boxes.append(box) }
    }
  }

  /// - Parameter features: Writes the features of an item, at least one.
  func write<Worker>(
    to file: OutputFile, inRowsOf size: Int, parallel: Parallel,
    makeWorker: @Sendable () throws -> Worker,
    _ features: @Sendable (inout Worker, Int, inout Features) throws -> Void
  ) throws {
    let boxes = Mutex<[BoundingBox?]>(Array(repeating: nil, count: count))
    try file.write(GeoJSONLayer.head(members: members, boundingBox: nil, isEmpty: count == 0))
    try file.write(count: count, inRowsOf: size, parallel: parallel, makeWorker: makeWorker) {
      worker, item, text in
      var written = Features(after: &text, isFirst: item == 0)
      try features(&worker, item, &written)
      let box = BoundingBox(joining: written.boxes)
      written.end(&text)
      boxes.withLock { $0[item] = box }
    }
    let known = boxes.withLock { $0.compactMap(\.self) }
    try file.write(
      GeoJSONLayer.end(boundingBox: BoundingBox(joining: known), isEmpty: count == 0))
  }
}
