import Diagnostics

/// Something that the data cannot carry, told beside the results.
package struct Warning: Hashable, Sendable {
  /// Its name, as summary.json has those of a run.
  package enum Code: String, CaseIterable, Sendable {
    /// No data area is known: households near the edge may be judged wrongly.
    case dataAreaUnknown
    /// The header's box is too large for the streets to be believed.
    case headerBoxNotBelieved
    /// The streets fill the header's box only in part: the file was cut along a polygon.
    case dataFillsBoxPartly
    /// Tables are on a datum of which no shift to WGS 84 is known.
    case datumShiftUnknown
    /// Rings of a given area were closed, or polygons made valid.
    case areaRepaired
    /// The download ended early.
    case incompleteDownload
    /// A category has fewer facilities for its households than is plausible.
    case fewFacilities
    case facilitiesOffNetwork
    case householdsOffNetwork
    /// Parts and closed nodes keep many households from the main network.
    case partsKeepApart
    case buildingsOfUnknownUse
    case buildingsCountedAsHouseholds
    /// No household is left to be judged.
    case noHouseholds
    /// There is no facility at all, from a table or the OSM file.
    case noFacilities
    /// A table of points that are asked about has no rows.
    case noPoints
    /// Points that are asked about join no street.
    case pointsOffNetwork
    /// The data ends within reach of points: more may be in reach than is drawn.
    case dataEndsInReach
    /// Rings of communities were closed, or polygons made valid.
    case communitiesRepaired
    case householdsInNoCommunity
    /// They lie where communities overlap, or on a common border.
    case householdsInSeveralCommunities
    case communitiesWithoutHouseholds
    case facilitiesInNoCommunity
    /// A figure that is stated of communities is not what their households sum up to.
    case statedTotalsDiffer
    /// Of communities without a building a figure that is spread over buildings is lost.
    case spreadWithoutBuildings
  }

  package let code: Code
  /// How many objects it is about.
  package let count: Int
  /// The category that it is about, if it is about one.
  package let category: String?
  package let text: LocalizedText

  package init(_ code: Code, count: Int, category: String? = nil, _ text: LocalizedText) {
    self.code = code
    self.count = count
    self.category = category
    self.text = text
  }
}
