import Diagnostics
import Geography
import MappingKit
import OSMExtract
import OSMKit
import Parallelism
import WalkingNetwork

/// A city file that was opened, and found as it was written. Each question reads the sections that it
/// needs, and checks what they say.
package struct CityFile: Sendable {
  /// How names of city files end.
  package static let suffix = ".lcn"
  /// How city files begin.
  package static let mark = Layout.mark

  private let path: String
  private let sections: Sections

  /// - Throws: `Failure` of kind `missingInput` if it is not there, `unusableInput` if it is none or
  ///   damaged, `readingOrWriting` if it cannot be read.
  package init(path: String) throws {
    try InputFile.check(path)
    self.path = path
    sections = try Self.reporting(path) { () throws(Damage) in
      let file: MappedFile
      do throws(MappedFile.Failure) {
        file = try MappedFile(path: path)
      } catch {
        throw .unreadable(error)
      }
      return try Sections(file)
    }
  }

  // MARK: Reading

  /// All that it holds.
  ///
  /// - Parameter questions: What it must be able to answer.
  /// - Throws: `Failure` if it does not hold what these ask.
  package func city(for questions: [Extract.Wanted] = []) throws -> City {
    let city = try Self.reporting(path) { () throws(Damage) in try City(sections) }
    for question in questions { try city.held.check(question, file: path) }
    return city
  }

  /// What a reading of the OSM file would have given.
  package func extract(_ wanted: Extract.Wanted, parallel: Parallel) throws -> Extract {
    try parallel.stage(.reading)
    let selection = Extract.selection(wanted)
    let (city, classified) = try Self.reporting(path) { () throws(Damage) in
      let classified = try sections.classified(by: wanted.profile.streets)
      var parts: CityParts = []
      if classified == nil { parts.insert(.streets) }
      if !selection.placeTags.isEmpty || !selection.boxedPlaceTags.isEmpty {
        parts.insert(.places)
        if selection.placeBox != nil { parts.insert(.placeBounds) }
        if wanted.measuresBuildings { parts.insert(.footprints) }
      }
      if !selection.areaRelations.isEmpty || selection.placeBox != nil { parts.insert(.areas) }
      return (try City(sections, parts), classified)
    }
    return try city.extract(wanted, classified: classified, file: path, parallel: parallel)
  }

  /// The polygons of residential land.
  package func residentialLand() throws -> [Polygon] {
    let city = try Self.reporting(path) { () throws(Damage) in
      try City(sections, [.places, .placeShapes])
    }
    return city.land(with: Extract.residentialLand)
  }

  /// The box of the walkable streets; `nil` if the file was written with other rules, or if there
  /// are none.
  package func streetsBox(by rules: StreetRules) throws -> BoundingBox? {
    try Self.reporting(path) { () throws(Damage) in
      try sections.isClassified(by: rules) ? try sections.streetsBox() : nil
    }
  }

  /// The boxes of the header of the OSM file.
  package func headerBoxes() throws -> [BoundingBox] {
    try Self.reporting(path) { () throws(Damage) in try sections.headerBoxes() }
  }

  /// Whether a remark in the OSM file says that the download broke off with an error.
  package func isDownloadIncomplete() throws -> Bool {
    try Self.reporting(path) { () throws(Damage) in try sections.header().isDownloadIncomplete }
  }

  /// What was made when the file was written.
  ///
  /// - Parameters:
  ///   - streets: Those of this file, for work on both; `nil`: the network is wanted alone, and no
  ///     streets are read for it.
  ///   - withJoins: Whether the joins of its places are wanted.
  /// - Returns: `nil` if it was made for other rules, another pace or another data area.
  package func network(
    _ profile: WalkingProfile, dataArea: DataArea, streets: Streets?, withJoins: Bool
  ) throws -> ReadyNetwork? {
    try Self.reporting(path) { () throws(Damage) in
      guard try sections.isClassified(by: profile.streets) else { return nil }
      return try sections.network(
        pace: Pace(profile), parameters: profile.streets.parameters, dataArea: dataArea,
        wayCount: streets?.wayCount, withJoins: withJoins)
    }
  }

  private static func reporting<Value>(
    _ path: String, _ read: () throws(Damage) -> Value
  ) throws(Failure) -> Value {
    do throws(Damage) {
      return try read()
    } catch {
      throw error.failure(path)
    }
  }

  // MARK: Writing

  /// Writes a city with what is ready-made for one profile and the header's data area.
  ///
  /// - Parameters:
  ///   - extract: Of the city, with the profile.
  ///   - ready: Of the extract, in the data area of the file's header.
  ///   - write: Takes the bytes of the file, piece by piece.
  package static func write(
    _ city: City, _ extract: Extract, _ ready: ReadyNetwork, profile: WalkingProfile,
    to write: ([UInt8]) throws -> Void
  ) throws {
    var list = SectionList()
    city.add(to: &list)
    list.add(
      ClassifiedStreets(streets: extract.streets, statistics: extract.statistics),
      by: profile.streets, nodeCount: city.data.nodes.ids.count)
    list.add(ready.network, ready.index)
    if let joins = ready.joins { list.add(joins) }
    try list.write(write)
  }
}
