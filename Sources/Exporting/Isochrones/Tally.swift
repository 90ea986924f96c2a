import GapAnalysis
import Synchronization
import WalkingNetwork

/// Counted work of several threads.
final class Tally: Sendable {
  private let counts = Mutex(IsochroneFile.Counts())

  var sum: IsochroneFile.Counts { counts.withLock(\.self) }

  func add(search: Search.Counts, drawing: IsochroneDrawer.Counts) {
    counts.withLock {
      $0.search += search
      $0.drawing = $0.drawing + drawing
    }
  }
}
