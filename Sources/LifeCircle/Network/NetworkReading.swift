import CityFile
import OSMExtract
import WalkingNetwork

/// A file whose network is wanted, before it is read: what can be refused without reading it was.
struct NetworkReading {
  let start = ContinuousClock.now
  private(set) var input: NetworkInput
  private(set) var profile: WalkingProfile
  let file: NetworkFile
  private let dataArea: ChosenArea?

  init(_ input: NetworkInput) throws {
    self.input = input
    profile = try input.walkingProfile()
    dataArea = try input.chosenDataArea()
    file = try NetworkFile(input.file)
  }

  /// The same file as another profile walks it.
  ///
  /// - Parameter profile: With the same street rules.
  func walked(as profile: WalkingProfile, isSilent: Bool) -> NetworkReading {
    var reading = self
    reading.profile = profile
    if isSilent { reading.input.onProgress = nil }
    return reading
  }

  /// Streets, without places.
  var wanted: Extract.Wanted { Extract.Wanted(profile: profile, relations: input.relations) }

  /// The network of what was read, with all that the file brought along for it.
  func network(_ extract: Extract) throws -> (network: Network, ready: ReadyNetwork?) {
    try input.network(extract, from: file, profile: profile, dataArea: dataArea)
  }
}
