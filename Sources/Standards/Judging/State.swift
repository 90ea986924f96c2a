/// What a rule says of an area.
package enum State: String, CaseIterable, Hashable, Sendable {
  case met, notMet
  /// What is known does not decide.
  case noData
  /// The rule does not ask anything of this area.
  case notApplicable
}
