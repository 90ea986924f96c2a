import Foundation
import Geography

extension SecondWay {
  /// Walking rule, 3: where a place joins the network.
  package func joins(_ place: Coordinate) -> [Join] {
    var found: [(part: Int, join: Join)] = []
    for (index, segment) in segments.enumerated() where segment.isInUse && segment.isJoinable {
      let (meters, fraction) = nearest(place, segment)
      let leg = Int((meters * 1000).rounded())
      guard leg <= Int((parameters.maxJoin * 1000).rounded()) else { continue }
      found.append(
        (
          segment.part,
          Join(way: segment.way.id, segment: index, fraction: fraction, legMillimeters: leg)
        ))
    }
    let longest = found.map { partLengths[$0.part] }.max() ?? 0
    found.removeAll {
      partLengths[$0.part] < parameters.smallPart && longest - partLengths[$0.part] > 0.001
    }
    return found.filter { candidate in
      let nearest = found.filter { $0.part == candidate.part }.map(\.join.legMillimeters).min()!
      return candidate.join.legMillimeters
        <= nearest + Int((parameters.joinSlack * 1000).rounded())
    }.map(\.join)
  }

  /// The distance to a segment in the plane that touches WGS 84 at `place`, and where along it.
  private func nearest(_ place: Coordinate, _ segment: Segment) -> (Double, Double) {
    let (a, f) = (6_378_137.0, 1 / 298.257223563)
    let e2 = f * (2 - f)
    let phi = place.latitude * .pi / 180
    let w = (1 - e2 * sin(phi) * sin(phi)).squareRoot()
    let (n, m) = (a / w, a * (1 - e2) / (w * w * w))
    func plane(_ coordinate: Coordinate) -> (x: Double, y: Double) {
      var longitude = coordinate.longitude - place.longitude
      if longitude > 180 { longitude -= 360 }
      if longitude < -180 { longitude += 360 }
      return (
        longitude * .pi / 180 * n * cos(phi),
        (coordinate.latitude - place.latitude) * .pi / 180 * m
      )
    }
    let (start, end) = (
      plane(vertices[segment.tail].coordinate), plane(vertices[segment.head].coordinate)
    )
    let (x, y) = (end.x - start.x, end.y - start.y)
    let square = x * x + y * y
    var fraction = square == 0 ? 0 : -(start.x * x + start.y * y) / square
    if fraction < 0 { fraction = 0 }
    if fraction > 1 { fraction = 1 }
    return (hypot(start.x + fraction * x, start.y + fraction * y), fraction)
  }
}
