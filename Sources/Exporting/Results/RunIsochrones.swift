import GapAnalysis

/// How the areas of a run were drawn, and what was made of them.
package struct RunIsochrones: Sendable {
  package let quality: String
  /// By category, then by limit; empty where they were not asked for.
  package let bands: [CoverageBand]

  package init(quality: String, bands: [CoverageBand]) {
    self.quality = quality
    self.bands = bands
  }

  func node(_ run: RunRecord) -> JSONNode {
    .object([
      ("quality", .string(quality)),
      (
        "areas",
        .array(
          run.results.areas.map { area in
            .object(
              [("category", .string(run.categories.categories[area.category].id))]
                + run.results.limits[area.limit].members + [
                  ("area_m2", .number((area.squareMeters * 10).rounded() / 10)),
                  ("households_wrongly_out", .integer(area.householdsWronglyOut)),
                  ("households_wrongly_in", .integer(area.householdsWronglyIn)),
                ])
          })
      ),
    ])
  }
}
