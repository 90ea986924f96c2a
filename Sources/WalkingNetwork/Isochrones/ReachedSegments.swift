import Geography

/// How far one can still walk at each segment that a search reached: the reach that a limit leaves.
///
/// At the place of share f of a segment, walkers who arrive at its start have `start - f · walk`
/// left, those who arrive at its end `end - (1 - f) · walk`. A point beside it is in time if what is
/// left there is no less than its leg. Meters on the level, in 32 bits: what is near zero, where it
/// is decided, is exact to a hundredth of a millimeter.
struct ReachedSegments {
  /// What is left, meters; negative where nothing is.
  struct Left {
    /// For those who arrive at the start.
    var start = -Float.infinity
    /// For those who arrive at the end.
    var end = -Float.infinity
    /// From its start to its end, meters on the level.
    var walk: Float = 0
    /// At no place of the segment is less left.
    var least = -Float.infinity
    /// At no place of the segment is more left.
    var most = -Float.infinity
    /// Somewhere more may be left than `start` and `end` say: at an end of the segment, or at
    /// places inside where the walk begins. Up to `most`.
    var isIrregular = false
  }

  /// By segment.
  private(set) var left: [Left]
  /// The rows and columns of tiles that hold reached segments; `nil` if there are none.
  private(set) var rows: ClosedRange<Int32>?
  private(set) var columns: ClosedRange<Int32>?

  /// By chain: the number of the last run that looked at it.
  private var lastLook: [Int32]
  private var look: Int32 = 0
  private var chains: [Int32] = []
  private var box = Box()

  private struct Box {
    var (west, east) = (Int64.max, Int64.min)
    var (south, north) = (Int32.max, Int32.min)
  }

  init(_ network: Network) {
    left = Array(repeating: Left(), count: network.vertices.count)
    lastLook = Array(repeating: 0, count: network.chainCount)
  }

  /// Looks at what a field has reached, anew.
  ///
  /// - Parameter longest: The longest walk in time, in steps of 0.01 mm.
  mutating func read(_ field: WalkField, _ network: Network, _ grid: TileGrid, longest: Int64) {
    clear(network)
    look += 1
    let leastLeg = field.sources.leastLeg ?? 0
    field.forEachReachedChain { chain in
      guard lastLook[chain] != look else { return }
      lastLook[chain] = look
      read(chain: chain, field, network, grid, longest: longest, leastLeg: leastLeg)
    }
    guard box.west <= box.east else { return }
    rows = grid.row(box.south)...grid.row(box.north)
    columns = Int32(box.west / grid.widthE7)...Int32(box.east / grid.widthE7)
  }

  private mutating func clear(_ network: Network) {
    for chain in chains {
      for segment in network.vertexRange(ofChain: Int(chain)) { left[segment] = Left() }
    }
    chains.removeAll(keepingCapacity: true)
    box = Box()
    (rows, columns) = (nil, nil)
  }

  private mutating func read(
    chain: Int, _ field: WalkField, _ network: Network, _ grid: TileGrid, longest: Int64,
    leastLeg: Int64
  ) {
    var walks = field.walksToEnds(ofChain: chain)
    let hasSources = field.hasSources(chain: chain)
    let vertices = network.vertexRange(ofChain: chain)
    let segments = vertices.dropLast()
    let isIrregular =
      hasSources || isIrregular(chain, walks, field, network)
    guard isIrregular || min(walks.tail, walks.head) <= longest else { return }
    chains.append(Int32(chain))
    // How far beyond the limit the search went must not show.
    if walks.tail > longest { walks.tail = WalkLength.unreachable }
    if walks.head > longest { walks.head = WalkLength.unreachable }
    let length = network.walkLength(ofChain: chain)
    for segment in segments {
      let (start, end) = (network.positions[segment], network.positions[segment + 1])
      var (fromTail, fromHead) = (walks.tail, walks.head)
      if fromTail != WalkLength.unreachable { fromTail += start }
      if fromHead != WalkLength.unreachable { fromHead += length - end }
      if isIrregular {
        readIrregular(
          segment, Int32(chain), fromTail, fromHead, field, network, longest, leastLeg)
      } else {
        left[segment] = Self.left(fromTail, fromHead, walk: end - start, longest)
      }
      if left[segment].most >= 0 { widen(to: segment, network, grid) }
    }
  }

  private static func left(
    _ fromTail: Int64, _ fromHead: Int64, walk: Int64, _ longest: Int64
  ) -> Left {
    let start = meters(longest, fromTail)
    let end = meters(longest, fromHead)
    let walk = Float(Double(walk) / WalkLength.stepsPerMeter)
    return Left(
      start: start, end: end, walk: walk,
      least: max(start - walk, end - walk, (start + end - walk) / 2), most: max(start, end))
  }

  /// - Returns: Minus infinity if there is no walk.
  private static func meters(_ longest: Int64, _ walk: Int64) -> Float {
    walk == WalkLength.unreachable
      ? -.infinity : Float(Double(longest - walk) / WalkLength.stepsPerMeter)
  }

  /// Whether an end of a chain may be reached by a shorter walk than places inside of it: where a
  /// direction is closed, or where private and open streets meet.
  private func isIrregular(
    _ chain: Int, _ walks: (tail: Int64, head: Int64), _ field: WalkField, _ network: Network
  ) -> Bool {
    let (tail, head) = (Int(network.tails[chain]), Int(network.heads[chain]))
    guard
      !network.isOpenForward[chain] || !network.isOpenBackward[chain]
        || field.hasOwnWalk(junction: tail) || field.hasOwnWalk(junction: head)
    else { return false }
    let length = network.walkLength(ofChain: chain)
    func least(_ own: Int64, _ other: Int64) -> Int64 {
      other == WalkLength.unreachable ? own : min(own, other + length)
    }
    return field.leastWalk(chain: Int32(chain), position: 0) < least(walks.tail, walks.head)
      || field.leastWalk(chain: Int32(chain), position: length) < least(walks.head, walks.tail)
  }

  private mutating func readIrregular(
    _ segment: Int, _ chain: Int32, _ fromTail: Int64, _ fromHead: Int64, _ field: WalkField,
    _ network: Network, _ longest: Int64, _ leastLeg: Int64
  ) {
    let (start, end) = (network.positions[segment], network.positions[segment + 1])
    let ends = field.ends(ofChain: Int(chain), position: start)
    var (fromTail, fromHead) = (fromTail, fromHead)
    if ends.tail.isOpenToPlaces {
      fromTail = min(
        fromTail, field.walkAlongChain(chain: chain, position: start, towardsHead: true))
    }
    if ends.head.isOpenToPlaces {
      fromHead = min(
        fromHead, field.walkAlongChain(chain: chain, position: end, towardsHead: false))
    }
    var result = Self.left(fromTail, fromHead, walk: end - start, longest)
    var own = min(
      field.leastWalk(chain: chain, position: start), field.leastWalk(chain: chain, position: end))
    if field.sources.standsBetween(start, end, onChain: chain) { own = min(own, leastLeg) }
    if !isReachedByLines(segment, chain, fromTail, fromHead, field, network) {
      result.isIrregular = true
      result.most = max(result.most, Self.meters(longest, own))
    }
    left[segment] = result
  }

  /// Whether both ends of a segment have the walks that the lines along it say.
  private func isReachedByLines(
    _ segment: Int, _ chain: Int32, _ fromTail: Int64, _ fromHead: Int64, _ field: WalkField,
    _ network: Network
  ) -> Bool {
    let (start, end) = (network.positions[segment], network.positions[segment + 1])
    func across(_ walk: Int64) -> Int64 {
      walk == WalkLength.unreachable ? walk : walk + end - start
    }
    return !field.sources.standsBetween(start, end, onChain: chain)
      && field.leastWalk(chain: chain, position: start) >= min(fromTail, across(fromHead))
      && field.leastWalk(chain: chain, position: end) >= min(fromHead, across(fromTail))
  }

  private mutating func widen(to segment: Int, _ network: Network, _ grid: TileGrid) {
    let (first, last) = (network.vertices[segment], network.vertices[segment + 1])
    let east = grid.eastward(first.longitudeE7)
    let step = Int64(first.eastwardE7(to: last))
    box.west = min(box.west, east, east + step)
    box.east = max(box.east, east, east + step)
    box.south = min(box.south, first.latitudeE7, last.latitudeE7)
    box.north = max(box.north, first.latitudeE7, last.latitudeE7)
  }
}
