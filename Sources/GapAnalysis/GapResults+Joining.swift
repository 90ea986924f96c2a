import WalkingNetwork

extension GapResults {
  /// The same with what another analysis said of the same households and facilities by other limits,
  /// which stand behind its own: verdicts, areas, sums and who is in reach. Times and nearest
  /// facilities stay its own.
  package func joined(with other: GapResults) -> GapResults {
    var joined = self
    joined.limits += other.limits
    for category in categories.indices {
      joined.categories[category].verdicts += other.categories[category].verdicts
    }
    joined.facilityColumns.households += other.facilityColumns.households
    joined.facilityColumns.weights += other.facilityColumns.weights
    for denominator in facilityColumns.amounts.indices {
      joined.facilityColumns.amounts[denominator] += other.facilityColumns.amounts[denominator]
    }
    for facility in facilityColumns.groups.indices {
      joined.facilityColumns.groups[facility] += other.facilityColumns.groups[facility].map {
        $0.behind(limits.count)
      }
    }
    let areas = areas + other.areas.map { $0.behind(limits.count) }
    // By category first.
    joined.areas = categories.indices.flatMap { category in
      areas.filter { $0.category == category }
    }
    joined.coverage = categories.indices.flatMap { category in
      (coverage + other.coverage).filter { $0.category == category }
    }
    joined.joinCount += other.joinCount
    joined.searchCounts += other.searchCounts
    joined.drawingCounts = drawingCounts + other.drawingCounts
    return joined
  }
}

extension CoverageArea {
  /// The same where so many limits come first.
  fileprivate func behind(_ count: Int) -> CoverageArea {
    var area = self
    area.limit += count
    return area
  }
}
