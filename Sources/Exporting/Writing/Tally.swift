import Synchronization
import WalkingNetwork

/// Work that was done, for those who measure.
package struct WorkCounts: Sendable {
  package var search = Search.Counts()
  package var drawing = IsochroneDrawer.Counts()
}

/// Adds up the counted work of several threads.
final class Tally: Sendable {
  private let counts = Mutex(WorkCounts())

  var sum: WorkCounts { counts.withLock(\.self) }

  func add(search: Search.Counts, drawing: IsochroneDrawer.Counts = .init()) {
    counts.withLock {
      $0.search += search
      $0.drawing = $0.drawing + drawing
    }
  }
}
