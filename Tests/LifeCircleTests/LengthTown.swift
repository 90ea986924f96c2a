import Geography
import LifeCircle
import TestSupport

/// A town in which the quickest walks are not the shortest, with every verdict that a length has.
///
/// Its rows are two kilometers apart, so that each is by itself (`#` is a stair of 100 m):
///
/// ```
/// edge    cut ###-------------- edge                  350 m to the stair, and the data ends behind it
/// choice  level -------- choice #### over steps       150 m on the level, 100 m by the stair
/// round   round ----------------+                     150 m apart
///         south ----------------+ bend 110 m up       400 m long
/// row     clinic --- near ----- ### - top ---- far    at 200, 450 and 600 m; the stair from 300 m
/// ```
struct LengthTown {
  private var town = Town()
  static let homes = ["near", "top", "far", "round", "bend", "choice", "edge"]

  init() {
    for (name, east, north) in [
      ("A", 0.0, 0.0), ("B", 300, 0), ("C", 400, 0), ("D", 700, 0), ("P", 0, 2000),
      ("Q", 400, 2000), ("R", 400, 2150), ("S", 0, 2150), ("L", -150, 4000), ("H", 0, 4000),
      ("E", 100, 4000), ("T", 0, 6000), ("U", -350, 6000), ("V", -450, 6000),
    ] { town.node(name, east: east, north: north) }
    town.missing("X")
    let steps = ["highway": "steps"]
    town.way("A", "B")
    town.way("B", "C", tags: steps)
    town.way("C", "D")
    town.way("P", "Q", "R", "S")
    town.way("L", "H")
    town.way("H", "E", tags: steps)
    town.way("T", "U")
    town.way("U", "V", tags: steps)
    town.way("V", "X")
    town.box(west: -1000, south: -1000, east: 1000, north: 7000)
    for (home, (east, north)) in zip(
      Self.homes,
      [
        (200.0, 0.0), (450, 0), (600, 0), (0, 2150), (400, 2110), (0, 4000), (0, 6000),
      ])
    { town.household(home, east: east, north: north) }
    for (clinic, east, north) in [
      ("clinic", 0.0, 0.0), ("south", 0, 2000), ("level", -150, 4000), ("over steps", 100, 4000),
    ] { town.facility(clinic, "clinic", east: east, north: north) }
  }

  private func rows(_ places: [Town.Place], _ more: String) -> [[String]] {
    places.map { place in
      [place.id, "\(place.coordinate.longitude)", "\(place.coordinate.latitude)", more]
    }
  }

  /// Of clinics only, within 8 minutes (533.3 m on the level) and some lengths.
  func study(in folder: TemporaryFolder, meters: String? = "500,120") throws -> Study {
    var study = Study(network: .tested(try folder.write(town.xml, to: "town.osm")))
    study.households = try folder.write(
      csv("id,lon,lat,weight", rows(town.households, "2")), to: "homes.csv")
    study.facilities = try folder.write(
      csv("id,lon,lat,category", rows(town.facilities, "clinic")), to: "clinics.csv")
    study.categories = try folder.write(
      """
      id: clinics
      title: {en: Clinics, zh: 诊所}
      categories:
        - id: clinic
          name: {en: Clinic, zh: 诊所}
          note: {en: Clinics., zh: 诊所。}
          rules: []
      """, to: "clinics.yaml")
    study.minutes = "8"
    study.meters = meters
    return study
  }

  /// What is in reach of a place of the town.
  func isochrone(
    in folder: TemporaryFolder, east: Double, north: Double
  ) throws -> IsochroneRequest {
    let place = town.coordinate(east: east, north: north)
    var request = IsochroneRequest(
      network: .tested(try folder.write(town.xml, to: "town.osm")),
      origins: .places([.init(longitude: place.longitude, latitude: place.latitude)]))
    request.households = try folder.write(
      csv("id,lon,lat,weight", rows(town.households, "2")), to: "homes.csv")
    request.shape = .streets
    return request
  }
}
