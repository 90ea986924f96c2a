import WalkingNetwork

/// Work that was done, for those who measure.
package struct CountedWork: Sendable {
  package var search = Search.Counts()
  package var drawing = IsochroneDrawer.Counts()
}
