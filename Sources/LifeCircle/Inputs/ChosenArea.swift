import Diagnostics
import GEOSKit
import Geography
import Importing
import OSMExtract
import WalkingNetwork

/// An area of which all is known that can be known before the OSM file is read.
struct ChosenArea {
  private enum Content {
    case known(Region, AreaRepairs)
    case relation(Int64)
  }

  private let content: Content

  /// Reads the file if the area is one.
  ///
  /// - Throws: `Failure` for no box, or a file that cannot be used.
  init(_ area: Area) throws {
    switch area {
    case .box(let west, let south, let east, let north):
      content = .known(.boxes([try Self.box(west, south, east, north)]), AreaRepairs())
    case .file(let path):
      let polygons = try Self.checked(try AreaFile.read(path: path), file: path)
      content = .known(.polygons(polygons.polygons), polygons.repairs)
    case .relation(let relation): content = .relation(relation)
    }
  }

  /// The box round it, as far as a reader of the OSM file needs it.
  var within: Extract.Within? {
    switch content {
    case .known(let region, _): region.boundingBox.map { .box($0) }
    case .relation(let relation): .aroundRelation(relation)
    }
  }

  /// The area, once the OSM file has been read.
  ///
  /// - Throws: `Failure` for a relation that the file lacks, or that is no complete area.
  func region(in extract: Extract, file: String) throws -> (region: Region, repairs: AreaRepairs) {
    switch content {
    case .known(let region, let repairs): return (region, repairs)
    case .relation(let relation):
      let polygons = try Self.checked(
        AreaPolygons(try extract.area(ofRelation: relation)), file: file)
      return (.polygons(polygons.polygons), polygons.repairs)
    }
  }

  /// The same polygons, of which those that are not valid have been counted.
  private static func checked(_ area: AreaPolygons, file: String) throws -> AreaPolygons {
    var area = area
    do throws(GEOSError) {
      area.repairs.repairedPolygons += try PreparedArea(area.polygons).repairedPolygons
    } catch {
      throw Failure(
        .unusableInput, file: file, "the polygons cannot be used: \(error.message)",
        advice: "Repair them, or draw them anew")
    }
    return area
  }

  private static func box(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) throws(Failure) -> BoundingBox {
    guard let low = Coordinate(longitude: west, latitude: south),
      let high = Coordinate(longitude: east, latitude: north), west != east, south < north,
      // Over the 180th meridian; a wider one is more likely west and east in the wrong order.
      east > west || east + 360 - west < 180
    else {
      throw Failure(
        .wrongUsage, "\(west),\(south),\(east),\(north) is no box",
        advice: "Give west,south,east,north in degrees, west below east and south below north")
    }
    return BoundingBox(
      westE7: low.longitudeE7, southE7: low.latitudeE7, eastE7: high.longitudeE7,
      northE7: high.latitudeE7)
  }
}
