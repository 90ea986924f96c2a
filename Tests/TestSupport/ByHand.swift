/// What answers computed by hand are made of: WGS 84's two numbers and the speed of the profile.
package enum ByHand {
  /// Meters that a step of 1e-7° is long on the equator: a · π/180 · 1e-7.
  package static let stepEast = 6_378_137.0 * .pi / 180 * 1e-7
  /// Meters that a step of 1e-7° north is long at the equator: a · (1 - e²) · π/180 · 1e-7.
  package static let stepNorth = stepEast * (1 - 0.006_694_379_990_141_317)

  /// Seconds to walk so many meters with the profile `planning`.
  package static func seconds(_ meters: Double, kilometersPerHour: Double = 4) -> Double {
    meters * 3.6 / kilometersPerHour
  }

  /// Whether a time is that of a walk of these stretches, in a town whose nodes lie up to 0.6 cm
  /// beside where they were drawn.
  package static func isWalk(_ seconds: Double?, meters: Double..., speed: Double = 4) -> Bool {
    guard let seconds else { return false }
    return abs(seconds - self.seconds(meters.reduce(0, +), kilometersPerHour: speed)) < 0.06
  }
}
