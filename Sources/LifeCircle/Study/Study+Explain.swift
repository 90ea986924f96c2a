import Diagnostics
import Exporting
import GapAnalysis
import Geography
import Standards
import Texts

extension Study {
  /// What is to be explained.
  public enum Subject: Hashable, Sendable {
    /// A household by its id.
    case household(String)
    /// A place as if it were one.
    case place(PointInput.Place)
  }

  /// Why the verdicts on one household are as they are.
  ///
  /// - Throws: `Failure`, in words for the user, of kind `wrongUsage` if no household has the id; or
  ///   what `NetworkInput.onProgress` throws.
  public func explain(_ subject: Subject) throws -> Explanation {
    // Nobody waits for the reading to be told that a place is none.
    if case .place(let place) = subject { _ = try place.coordinate }
    var material = try StudyMaterial(self, needs: Needs())
    // A household outside the data area is told of, not set aside.
    try material.setAsideHouseholdsOutsideStudy()
    let households = material.places.households
    let (explained, byLength, ground) =
      switch subject {
      case .household(let id):
        try material.explain(
          id, at: households.coordinates[try position(of: id, material.places)])
      case .place(let place): try material.explain(nil, at: try place.coordinate)
      }
    return Explanation(
      explained: explained, byLength: byLength, source: households.source,
      categorySet: material.categories,
      profile: material.profile,
      warnings: try material.warnings(on: [explained, byLength].compactMap(\.self), ground),
      tableRemarks: material.tables.sources.remarks,
      segmentCount: material.network.diagnosis.inUse.segments, parallel: network.parallel)
  }

  private func position(of id: String, _ places: StudyPlaces) throws(Failure) -> Int {
    let ids = places.households.ids
    if let position = ids.firstIndex(ofExactly: id) { return position }
    let file = households ?? network.file
    if let record = places.rejected.first(where: {
      $0.subject == .household && $0.id.map(ExactText.init) == ExactText(id)
    }) {
      throw Failure(
        .unusableInput, file: file, line: record.row,
        "the household \"\(id)\" was set aside: \(record.reason.rawValue)",
        advice: record.reason == .outsideStudy
          ? "Leave out --study, or explain a place with --at"
          : "Mend it, or explain a place with --at")
    }
    let near = NearNames.of(id, among: ids).map { "\"\($0)\"" }
    throw Failure(
      .wrongUsage, file: file, "no household has the id \"\(id)\"",
      advice: near.isEmpty
        ? "Take an id from households.csv, or a place with --at"
        : "Near it are: \(near.joined(separator: ", "))")
  }
}

extension StudyMaterial {
  fileprivate func explain(
    _ id: String?, at place: Coordinate
  ) throws -> (byTime: ExplainedPlace, byLength: ExplainedPlace?, GapAnalysis.Groundwork) {
    let (byTime, ground) = try analysis.explain(
      id, at: place, facilities: places.facilities, streets: extract.streets)
    let byLength = try analysisByLength()?.explain(
      id, at: place, facilities: places.facilities, streets: extract.streets
    ).place
    return (byTime, byLength, ground)
  }

  /// What a run warns of, as far as it bears on one place; all households are judged for that, but
  /// only if something may bear on it.
  ///
  /// - Parameter explained: The place by time and, if it was asked for, by length.
  fileprivate func warnings(
    on explained: [ExplainedPlace], _ ground: GapAnalysis.Groundwork
  ) throws -> [Warning] {
    guard !explained.allSatisfy(\.hasNoGap) else { return [] }
    var run = self
    try run.setAsideHouseholds()
    let results = try analysis.judge(
      run.places.households, run.places.facilities, after: ground)
    // The study decides who is judged, and has no say in the verdict on this one.
    return run.warnings(results, studyRepairs: AreaRepairs())
      .filter { warning in explained.contains { warning.bears(on: $0, categories) } }
  }
}
