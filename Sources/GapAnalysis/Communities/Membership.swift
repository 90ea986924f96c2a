import GEOSKit
import Geography
import Parallelism

/// In which community each of some places lies.
package struct Membership: Sendable {
  /// By place: the position of its community; `nil` where it is in none.
  package let communities: [Int?]
  /// Places that lie in several communities: the first in the order of the file has them.
  package let sharedPlaces: Int
  /// What places call their community where none has that name or id: each once, as they come.
  package let unknownNames: [String]
  /// The same where several have that name, so that these places are in none.
  package let ambiguousNames: [String]

  package init(
    communities: [Int?], unknownNames: [String] = [], ambiguousNames: [String] = []
  ) {
    self.communities = communities
    self.unknownNames = unknownNames
    self.ambiguousNames = ambiguousNames
    sharedPlaces = 0
  }

  /// - Parameter areas: The polygons of each community; a border belongs to both sides.
  /// - Throws: `Failure` of kind `internalFault`, should GEOS fail.
  package init(of places: [Coordinate], in areas: [[Polygon]], parallel: Parallel) throws {
    let index = AreaIndex(areas)
    let ranges = Parallel.ranges(of: places.count, size: 16_384)
    // GEOS prepares an area in each thread that asks for it.
    let parts = try GEOSError.asFault {
      try parallel.map(
        count: ranges.count, makeWorker: { AreaIndex.Worker(count: areas.count) }
      ) { worker, part in
        try places[ranges[part]].map { try index.areas(with: $0, &worker) }
      }
    }
    communities = parts.flatMap { $0.map(\.first) }
    (unknownNames, ambiguousNames) = ([], [])
    sharedPlaces = parts.reduce(0) { $0 + $1.count(where: \.isShared) }
  }

  /// The community of each place, and behind all communities one group of the places in none.
  package func groups(ofCommunities count: Int) -> HouseholdGroups {
    HouseholdGroups(count: count + 1, groups: communities.map { Int32($0 ?? count) })
  }

  /// The places of each community, ascending; of those in none last.
  package func places(ofCommunities count: Int) -> [[Int]] {
    var places: [[Int]] = Array(repeating: [], count: count + 1)
    for (place, community) in communities.enumerated() { places[community ?? count].append(place) }
    return places
  }
}
