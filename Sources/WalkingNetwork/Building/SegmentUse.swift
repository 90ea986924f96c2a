/// Which segments are in use: those not wholly outside the data area (walking-rule, 1).
struct SegmentUse {
  /// By node of `Streets`.
  let isInside: [Bool]
  /// By segment.
  let isInUse: [Bool]
  /// By node of `Streets`: whether a street in use touches it.
  private(set) var isNodeInUse: [Bool]

  init(_ segments: Segments, isInside: [Bool]) {
    self.isInside = isInside
    let ends = [segments.tails, segments.heads]
    var isInUse = (0..<segments.count).map { segment in
      !segments.isGate(segment)
        && ends.contains { isInside[Int(segments.pointNodes[Int($0[segment])])] }
    }
    // A gate goes with the one street that it ties to its node, also where the node is outside.
    var isPointInUse = Array(repeating: false, count: segments.pointCount)
    for segment in 0..<segments.count where isInUse[segment] {
      for points in ends { isPointInUse[Int(points[segment])] = true }
    }
    for segment in 0..<segments.count where segments.isGate(segment) {
      isInUse[segment] = isPointInUse[Int(segments.tails[segment])]
    }
    self.isInUse = isInUse
    isNodeInUse = Array(repeating: false, count: isInside.count)
    for segment in 0..<segments.count where isInUse[segment] && !segments.isGate(segment) {
      isNodeInUse[Int(segments.pointNodes[Int(segments.tails[segment])])] = true
      isNodeInUse[Int(segments.pointNodes[Int(segments.heads[segment])])] = true
    }
  }
}
