import Standards

extension Standard {
  /// How results call a rule where there may be those of several standards: `STANDARD:RULE`.
  func reference(to rule: Rule) -> String { "\(id):\(rule.id)" }
}
