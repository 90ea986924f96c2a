import GapAnalysis
import Geography
import Parallelism

/// Writes households.csv, households.geojson and gaps.geojson, all at once: a household in a gap
/// stands in both layers with the same text.
struct HouseholdFiles: Sendable {
  private let run: RunRecord

  /// What the files have of some households in a row.
  private struct Piece {
    var rows: ByteText
    var features: ByteText
    /// With a comma before each, also before the first.
    var gaps: ByteText
  }

  /// Working memory of one thread; names and texts are its own, too, as threads would wait for each
  /// other where they count references to the same.
  private struct Worker {
    let table: HouseholdTable
    let layer: HouseholdLayer
    let answers: HouseholdAnswers
  }

  init(_ run: RunRecord) { self.run = run }

  func write(to folder: String, parallel: Parallel) throws {
    let results = run.results
    let coordinates = results.households.coordinates
    let longest = results.longestTime
    let isGap = coordinates.indices.map { household in
      guard let longest else { return false }
      return results.categories.contains { $0.verdicts[longest][household].reason != nil }
    }
    let gaps = coordinates.indices.filter { isGap[$0] }.map { coordinates[$0] }
    let table = try OutputFile(path: folder + "/households.csv")
    try table.write(HouseholdTable(run).head)
    let all = try layerFile(folder + "/households.geojson", coordinates)
    let gapLayer = try layerFile(folder + "/gaps.geojson", gaps)
    var isFirstGap = true
    let pieces = OrderedPieces<Piece>(mostAhead: parallel.threads * 2) { piece in
      try table.write(piece.rows)
      try all.write(piece.features)
      guard !piece.gaps.bytes.isEmpty else { return }
      try gapLayer.write(
        isFirstGap ? Array(piece.gaps.bytes.dropFirst(Self.comma.count)) : piece.gaps.bytes)
      isFirstGap = false
    }
    let ranges = Parallel.ranges(of: coordinates.count, size: 512)
    try pieces.make(count: ranges.count, parallel: parallel, makeWorker: { worker() }) {
      worker, index in
      piece(ranges[index], isGap, worker)
    }
    try table.close()
    for (file, places) in [(all, coordinates), (gapLayer, gaps)] {
      try file.write(GeoJSONLayer.end(boundingBox: nil, isEmpty: places.isEmpty))
      try file.close()
    }
  }

  private static let comma = Array(",\n".utf8)

  private func worker() -> Worker {
    Worker(
      table: HouseholdTable(run), layer: HouseholdLayer(run),
      answers: HouseholdAnswers(run.results))
  }

  private func layerFile(_ path: String, _ places: [Coordinate]) throws -> OutputFile {
    let file = try OutputFile(path: path)
    try file.write(
      GeoJSONLayer.head(
        members: run.layerMembers, boundingBox: BoundingBox(around: places),
        isEmpty: places.isEmpty))
    return file
  }

  private func piece(_ households: Range<Int>, _ isGap: [Bool], _ worker: Worker) -> Piece {
    worker.answers.gather(households)
    // Room for most, so that texts are not moved while they grow.
    var piece = Piece(
      rows: ByteText(capacity: households.count << 8),
      features: ByteText(capacity: households.count << 10),
      gaps: ByteText(capacity: households.count << 10))
    for household in households {
      worker.table.append(household, worker.answers, to: &piece.rows)
      if household > 0 { piece.features.append(Self.comma) }
      let begin = piece.features.bytes.count
      worker.layer.append(household, worker.answers, to: &piece.features)
      guard isGap[household] else { continue }
      piece.gaps.append(Self.comma)
      worker.layer.appendGap(
        household, worker.answers, feature: piece.features.bytes[begin...], to: &piece.gaps)
    }
    return piece
  }
}
