import Diagnostics
import Foundation
import GapAnalysis
import Parallelism
import WalkingNetwork

/// Writes walks between points as a CSV, while they are being computed: a row for each pair, origin
/// by origin.
package struct TimesFile: Sendable {
  private let table: WalkTable
  private let origins: [String]
  private let originJoins: Joins
  private let destinations: [String]

  /// - Parameters:
  ///   - origins: Their ids.
  ///   - destinations: Their ids, in the order of those of `table`.
  package init(
    _ table: WalkTable, origins: [String], originJoins: Joins, destinations: [String]
  ) {
    self.table = table
    self.origins = origins
    self.originJoins = originJoins
    self.destinations = destinations
  }

  /// The first row, by which a file is known to be ours.
  private static let header = "origin,destination,seconds,meters\r\n"

  package static func check(path: String, isOverwriting: Bool) throws(Failure) {
    try FileTarget(suffix: ".csv", format: "CSV", mark: Array(header.utf8)).check(
      path, of: "times", otherwise: ", or - for standard output", isOverwriting: isOverwriting)
  }

  /// - Parameter path: `nil` is standard output; if nobody reads it any more, that is no fault.
  package func write(to path: String?, parallel: Parallel) throws -> Search.Counts {
    let counts = Tally()
    try OutputFile.write(to: path) { file in
      var header = ByteText()
      header.append(Self.header)
      try file.write(header)
      try file.write(
        count: origins.count, inRowsOf: 4, parallel: parallel, makeWorker: { table.makeWorker() }
      ) { worker, origin, text in
        let before = worker.searchCounts
        for walk in table.walks(from: origin, joins: originJoins, &worker) {
          append(walk, origin, to: &text)
        }
        counts.add(search: worker.searchCounts - before)
      }
    }
    return counts.sum.search
  }

  private func append(_ walk: WalkTable.Walk, _ origin: Int, to text: inout ByteText) {
    text.append(csvCell: origins[origin])
    text.append(ByteText.comma)
    text.append(csvCell: destinations[walk.destination])
    text.append(ByteText.comma)
    text.append(Int(walk.centiseconds), decimals: 2)
    text.append(ByteText.comma)
    text.append(Int(walk.millimeters), decimals: 3)
    text.append("\r\n")
  }
}
