import Geography
import OSMExtract

extension NetworkBuilder {
  func diagnosis(
    _ segments: Segments, _ parts: Parts, _ use: SegmentUse, _ dataArea: DataArea
  ) -> NetworkDiagnosis {
    var diagnosis = NetworkDiagnosis()
    diagnosis.streetsBox = streetsBox
    var isPartInUse = Array(repeating: false, count: parts.lengths.count)
    for segment in 0..<segments.count where !segments.isGate(segment) {
      diagnosis.wholeFile.add(segments.lengths[segment])
      guard use.isInUse[segment] else { continue }
      isPartInUse[Int(parts.ofSegment[segment])] = true
      diagnosis.add(segment, segments, streets, isRestricted: parts.isRestricted[segment])
    }
    diagnosis.partsInUse = isPartInUse.count { $0 }
    var isCut = Array(repeating: false, count: use.isInside.count)
    for point in 0..<segments.pointCount where segments.isCutAtMissingNode[point] {
      isCut[Int(segments.pointNodes[point])] = true
    }
    for (node, isUsed) in use.isNodeInUse.enumerated() where isUsed {
      diagnosis.nodesInUse += 1
      switch streets.nodeBarriers[node] {
      case .open: break
      case .restricted: diagnosis.restrictedNodes += 1
      case .closed: diagnosis.closedNodes += 1
      }
      if isCut[node] {
        diagnosis.openEndsAtMissingNodes += 1
      } else if !use.isInside[node] {
        diagnosis.openEndsOutsideArea += 1
      }
    }
    if dataArea.source == .header, let box = dataArea.boundingBox {
      let nodes = use.isNodeInUse.indices.filter { use.isNodeInUse[$0] }
      diagnosis.boxFilling = BoxFilling(
        box, nodes: nodes.map { streets.nodeCoordinates[$0] },
        cutNodes: nodes.filter { isCut[$0] }.map { streets.nodeCoordinates[$0] })
    }
    return diagnosis
  }
}

extension NetworkDiagnosis.Extent {
  fileprivate mutating func add(_ length: Int64) {
    segments += 1
    self.length += length
  }
}

extension NetworkDiagnosis {
  fileprivate mutating func add(
    _ segment: Int, _ segments: Segments, _ streets: Streets, isRestricted: Bool
  ) {
    let way = Int(segments.ways[segment])
    let length = segments.lengths[segment]
    inUse.add(length)
    if streets.isSteps[way] { stepsLength += length }
    if !streets.isJoinable[way] { notJoinedLength += length }
    if streets.classes[way] == .restricted {
      restrictedByTagsLength += length
    } else if isRestricted {
      pocketLength += length
    }
    if streets.isClosedForward[way] != streets.isClosedBackward[way] { oneWaySegments += 1 }
  }
}
