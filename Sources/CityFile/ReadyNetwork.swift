import WalkingNetwork

/// What a city file has ready-made of one profile and data area.
package struct ReadyNetwork: Sendable {
  package let network: Network
  package let index: SegmentIndex
  /// Of the places that the program's own rules choose, where they are asked for.
  package let joins: KnownJoins?

  package init(network: Network, index: SegmentIndex, joins: KnownJoins?) {
    self.network = network
    self.index = index
    self.joins = joins
  }
}
