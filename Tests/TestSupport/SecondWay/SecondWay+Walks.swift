import Geography

extension SecondWay {
  /// What a walk has behind it: only the first stretch, which is restricted; an open stretch; the
  /// last stretch, which is restricted again.
  private static let stretches = 3

  /// The stretch after a step on a street; `nil` if the rule forbids that step.
  private func next(_ stretch: Int, isOpen: Bool) -> Int? {
    if isOpen { return stretch <= 1 ? 1 : nil }
    return stretch == 0 ? 0 : 2
  }

  /// The least seconds from some joins to every vertex, by stretch; infinite without a walk.
  ///
  /// The second index says how the walker came: at a restricted barrier that is before it is passed.
  package func walks(from joins: [Join]) -> [[Double]] {
    var best = Array(
      repeating: Array(repeating: Double.infinity, count: Self.stretches), count: vertices.count)
    var isDone = best.map { $0.map { _ in false } }
    func improve(_ vertex: Int, _ stretch: Int, _ seconds: Double) {
      best[vertex][stretch] = min(best[vertex][stretch], seconds)
    }
    for join in joins {
      let segment = segments[join.segment]
      for end in ends(of: segment, seenFrom: join) where end.isAt || end.isOpenFrom {
        // At the very end no street is behind the walker, whatever this one is.
        let stretch = segment.isOpen && !end.isAt ? 1 : 0
        improve(end.vertex, stretch, seconds(leg: join) + end.share * segment.seconds)
      }
    }
    while true {
      var least: (vertex: Int, stretch: Int)?
      for vertex in vertices.indices {
        for stretch in 0..<Self.stretches
        where !isDone[vertex][stretch] && best[vertex][stretch] < .infinity {
          if least == nil || best[vertex][stretch] < best[least!.vertex][least!.stretch] {
            least = (vertex, stretch)
          }
        }
      }
      guard let least else { return best }
      isDone[least.vertex][least.stretch] = true
      let seconds = best[least.vertex][least.stretch]
      let passed = pass(least.vertex, least.stretch)
      for segment in segments where segment.isInUse {
        guard let stretch = next(passed, isOpen: segment.isOpen) else { continue }
        if segment.tail == least.vertex, segment.isForward {
          improve(segment.head, stretch, seconds + segment.seconds)
        }
        if segment.head == least.vertex, segment.isBackward {
          improve(segment.tail, stretch, seconds + segment.seconds)
        }
      }
    }
  }

  private struct End {
    let vertex: Int
    /// Of the segment, from the join to this end.
    let share: Double
    /// Whether the join is this end, to the program's 0.01 mm: then no direction matters.
    let isAt: Bool
    let isOpenFrom: Bool
    let isOpenTo: Bool
  }

  private func ends(of segment: Segment, seenFrom join: Join) -> [End] {
    func isAt(_ share: Double) -> Bool { share * segment.meters < 0.000_005 }
    let (toTail, toHead) = (join.fraction, 1 - join.fraction)
    return [
      End(
        vertex: segment.tail, share: toTail, isAt: isAt(toTail),
        isOpenFrom: segment.isBackward, isOpenTo: segment.isForward),
      End(
        vertex: segment.head, share: toHead, isAt: isAt(toHead),
        isOpenFrom: segment.isForward, isOpenTo: segment.isBackward),
    ]
  }

  /// To pass a restricted barrier is a restricted stretch of length 0.
  private func pass(_ vertex: Int, _ stretch: Int) -> Int {
    vertices[vertex].isRestrictedBarrier ? next(stretch, isOpen: false)! : stretch
  }

  private func seconds(leg join: Join) -> Double {
    Double(join.legMillimeters) / 1000 / parameters.metersPerSecond
  }

  /// The least seconds between two places, legs included; infinite without a walk.
  package func seconds(
    from starts: [Join], _ walks: [[Double]], to ends: [Join]
  ) -> Double {
    var least = Double.infinity
    for end in ends {
      let segment = segments[end.segment]
      for last in self.ends(of: segment, seenFrom: end) where last.isAt || last.isOpenTo {
        for stretch in 0..<Self.stretches
        where last.isAt || next(pass(last.vertex, stretch), isOpen: segment.isOpen) != nil {
          least = min(
            least, walks[last.vertex][stretch] + last.share * segment.seconds + seconds(leg: end))
        }
      }
      for start in starts where start.segment == end.segment {
        let along = (end.fraction - start.fraction) * segment.seconds
        let isSamePlace = abs(along) < 1e-5
        if isSamePlace || (along > 0 ? segment.isForward : segment.isBackward) {
          least = min(least, seconds(leg: start) + abs(along) + seconds(leg: end))
        }
      }
    }
    return least
  }

  /// The least seconds to an open end; infinite without a walk.
  package func openEndSeconds(_ walks: [[Double]]) -> Double {
    var least = Double.infinity
    let isUsed = Set(segments.filter(\.isInUse).flatMap { [$0.tail, $0.head] })
    for vertex in isUsed where vertices[vertex].isOpenEnd {
      least = min(least, walks[vertex].min()!)
    }
    return least
  }
}
