import OSMExtract

extension Warning {
  /// Whether it bears on what is said of one place.
  ///
  /// Only of what is not covered: a walk that was found is there whatever else the data lacks, and
  /// `unknown` says by itself that the data ends.
  package func bears(on place: ExplainedPlace, _ categories: CategorySet) -> Bool {
    // Points that lie elsewhere than they are may have any answer.
    if code == .datumShiftUnknown { return true }
    guard place.isInsideDataArea else { return code == .areaRepaired }
    let gaps = zip(categories.categories, place.categories).filter { $1.hasGap }
    guard !gaps.isEmpty else { return false }
    switch code {
    case .incompleteDownload, .datumShiftUnknown, .areaRepaired, .dataAreaUnknown,
      .headerBoxNotBelieved,
      .dataFillsBoxPartly, .noFacilities:
      return true
    case .fewFacilities: return gaps.contains { $0.0.id == category }
    case .facilitiesOffNetwork: return gaps.contains { $0.1.straight?.isJoined == false }
    case .partsKeepApart:
      return place.openEnd == nil && !place.joins.isEmpty && place.joins.allSatisfy { $0.part > 1 }
    // Told by the explanation itself, or about other households and how they are counted, or of
    // other questions.
    case .householdsOffNetwork, .noHouseholds, .buildingsOfUnknownUse,
      .buildingsCountedAsHouseholds, .noPoints, .pointsOffNetwork, .dataEndsInReach,
      .communitiesRepaired, .householdsInNoCommunity, .householdsInSeveralCommunities,
      .communitiesWithoutHouseholds, .facilitiesInNoCommunity, .statedTotalsDiffer,
      .spreadWithoutBuildings:
      return false
    }
  }
}
