import Diagnostics
import GapAnalysis
import Geography

/// Communities from a layer of polygons, or from a table without places.
package enum CommunityFile {
  /// What a file gave.
  package struct Reading: Sendable {
    package let communities: Communities
    /// The line of a CSV or the number of the feature from 1 of each.
    package let rows: [Int]
    package let rejected: [RejectedRecord]
    /// Rings that were closed, and polygons that are made valid whenever it is asked who is inside.
    package let repairs: AreaRepairs
    /// Rows that sum up the others, by line: left out.
    package let totalRows: [Int]
    package let source: TableSource
  }

  /// - Parameter input: A GeoJSON file of polygons. Properties used: id and name; all others are kept
  ///   as attributes. Without an id a community has the number of its feature.
  /// - Throws: A file that cannot be read or understood, that has no polygon, or whose coordinates
  ///   are no places on its system.
  package static func readLayer(_ input: TableInput) throws(Failure) -> Reading {
    let file = TableFile(path: input.path, system: input.system, encoding: input.encoding)
    _ = try file.format(of: [.geoJSON])
    return try CommunityLayer(try GeoJSONFeatures(file), input.columns).reading()
  }

  /// - Parameter input: A CSV. Columns used: id and name, of which one must be there; all others are
  ///   kept as attributes.
  /// - Throws: A file that cannot be read or understood, or that has rows of which none can be used.
  package static func readTable(_ input: TableInput) throws(Failure) -> Reading {
    let file = TableFile(path: input.path, encoding: input.encoding)
    _ = try file.format(of: [.csv])
    return try CommunityTable(try RecordTable(file), input.columns).reading()
  }
}
