import Synchronization
import WalkingNetwork

/// Adds up the counted work of several threads.
final class Tally: Sendable {
  private let counts = Mutex(CountedWork())

  var sum: CountedWork { counts.withLock(\.self) }

  func add(search: Search.Counts, drawing: IsochroneDrawer.Counts = .init()) {
    counts.withLock {
      $0.search += search
      $0.drawing = $0.drawing + drawing
    }
  }
}
