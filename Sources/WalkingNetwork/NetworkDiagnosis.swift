import Geography

/// What the making of a network found: the part of the diagnosis that tags do not tell.
package struct NetworkDiagnosis: Hashable, Sendable {
  /// Lengths in steps of 0.01 mm along the street.
  package struct Extent: Hashable, Sendable {
    package var segments = 0
    package var length: Int64 = 0

    package init() {}
  }

  /// Of the whole file, and in use: not wholly outside the data area.
  package var wholeFile = Extent()
  package var inUse = Extent()
  package var nodesInUse = 0
  package var stepsLength: Int64 = 0
  /// On bridges, in tunnels and indoors.
  package var notJoinedLength: Int64 = 0
  package var restrictedByTagsLength: Int64 = 0
  package var pocketLength: Int64 = 0
  package var oneWaySegments = 0
  package var partsInUse = 0
  /// Nodes in use, by what barriers on them do.
  package var closedNodes = 0
  package var restrictedNodes = 0
  /// Nodes in use at which a way goes on to a node that the file lacks.
  package var openEndsAtMissingNodes = 0
  /// Other nodes in use outside the data area.
  package var openEndsOutsideArea = 0
  /// The box of the nodes of walkable ways.
  package var streetsBox: BoundingBox?
  package var boxFilling = BoxFilling()

  package init() {}
}
