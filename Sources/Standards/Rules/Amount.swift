import Diagnostics
import OSMExtract

/// How much there is of something in an area.
indirect enum Amount: Hashable, Sendable {
  /// A figure of the area.
  case figure(Attribute)
  /// The sum of a figure over the places inside; the area's own figure stands for it where there
  /// is one.
  /// - isOpen: Whether there may be more of it than these places tell.
  /// - within: A figure of each place that it is no more than.
  case sum(
    of: Attribute, over: PlaceChoice, named: LocalizedText, stated: Attribute?, isOpen: Bool,
    within: Attribute? = nil)
  /// How many places there are inside; likewise.
  case count(PlaceChoice, named: LocalizedText, stated: Attribute?)
  case total([Amount])

  /// What an amount comes to.
  struct Reckoning {
    /// `nil`: nothing at all is known.
    var quantity: Quantity?
    var counted: [Int] = []
    var missing: Set<Missing> = []
  }

  func reckoning(in situation: Situation) -> Reckoning {
    switch self {
    case .figure(let attribute):
      let (quantity, missing) = situation.figure(attribute.id)
      return Reckoning(quantity: quantity, missing: missing)
    case .sum(let attribute, let choice, _, let stated, let isOpen, let whole):
      if let stated, let reckoning = self.stated(stated, situation) { return reckoning }
      var reckoning = Self.sum(attribute, within: whole, choice, situation)
      if isOpen {
        reckoning.quantity = reckoning.quantity.map { $0 + .unknown }
        if let stated { reckoning.missing.insert(.areaFigure(stated.id)) }
      }
      return reckoning
    case .count(let choice, _, let stated):
      if let stated, let reckoning = self.stated(stated, situation) { return reckoning }
      let places = situation.places(choice)
      return Reckoning(quantity: places.count, counted: places.sure, missing: places.missing)
    case .total(let amounts): return Self.total(amounts, situation)
    }
  }

  /// A place that several of the amounts count counts in the first.
  private static func total(_ amounts: [Amount], _ situation: Situation) -> Reckoning {
    var situation = situation
    var parts: [Reckoning] = []
    for amount in amounts {
      parts.append(amount.reckoning(in: situation))
      for choice in amount.choices {
        let places = situation.places(choice)
        // One that may not count in the first may count in another.
        situation.uncounted.formUnion(places.sure)
      }
    }
    return Self.added(parts)
  }

  private var choices: [PlaceChoice] {
    switch self {
    case .figure: []
    case .sum(_, let choice, _, _, _, _), .count(let choice, _, _): [choice]
    case .total(let amounts): amounts.flatMap(\.choices)
    }
  }

  /// What the area states itself; where only some of its communities do, what each comes to.
  private func stated(_ attribute: Attribute, _ situation: Situation) -> Reckoning? {
    guard let quantity = situation.area.figures[attribute.id]?.number else { return nil }
    let communities = situation.area.parts.filter {
      situation.evidence.areas[$0].level == .community
    }
    guard quantity.exact == nil, !communities.isEmpty else {
      return Reckoning(
        quantity: quantity, missing: quantity.exact == nil ? [.areaFigure(attribute.id)] : [])
    }
    return Self.added(communities.map { reckoning(in: situation.of($0)) })
  }

  /// The same as a part of a whole: where both are summed over the same places, of each place it is no
  /// more than the whole.
  func asPart(of whole: Amount) -> Amount {
    guard case .sum(let attribute, let choice, let name, let stated, let isOpen, _) = self,
      case .sum(let whole, choice, _, _, _, _) = whole
    else { return self }
    return .sum(
      of: attribute, over: choice, named: name, stated: stated, isOpen: isOpen, within: whole)
  }

  private static func sum(
    _ attribute: Attribute, within whole: Attribute?, _ choice: PlaceChoice,
    _ situation: Situation
  ) -> Reckoning {
    let places = situation.places(choice)
    var reckoning = Reckoning(quantity: nil, missing: places.missing)
    var sum = Quantity.exactly(0)
    for facility in places.sure {
      let known = situation.evidence.facilities[facility]
      if let amount = known.figures[attribute.id]?.number {
        sum = sum + amount
        reckoning.counted.append(facility)
      } else {
        let most = whole.flatMap { known.figures[$0.id]?.number?.atMost }
        sum = sum + Quantity(atLeast: 0, atMost: most)
        reckoning.missing.formUnion(choice.lack(of: attribute, known))
      }
    }
    for facility in places.possible {
      let most = situation.evidence.facilities[facility].figures[attribute.id]?.number?.atMost
      sum = sum + Quantity(atLeast: 0, atMost: most)
    }
    reckoning.quantity = places.isOpen ? sum + .unknown : sum
    return reckoning
  }

  private static func added(_ parts: [Reckoning]) -> Reckoning {
    var total = Reckoning(quantity: .exactly(0))
    for part in parts {
      total.quantity = total.quantity.map { $0 + (part.quantity ?? .unknown) }
      total.counted += part.counted
      total.missing.formUnion(part.missing)
    }
    total.counted = Array(Set(total.counted)).sorted()
    return total
  }

  var name: LocalizedText {
    switch self {
    case .figure(let attribute): attribute.name
    case .sum(_, _, let name, _, _, _), .count(_, let name, _): name
    case .total(let amounts):
      LocalizedText(
        english: amounts.map(\.name.english).joined(separator: " + "),
        chinese: amounts.map(\.name.chinese).joined(separator: "＋"))
    }
  }

  /// The figures of areas that it may rest on.
  var figures: Set<String> {
    switch self {
    case .figure(let attribute): [attribute.id]
    case .sum(_, _, _, let stated, _, _), .count(_, _, let stated): stated.map { [$0.id] } ?? []
    case .total(let amounts): Set(amounts.flatMap(\.figures))
    }
  }

  /// The categories whose places it counts.
  var categories: Set<String> { Set(choices.flatMap(\.categories)) }
}

// MARK: - Reading

extension Amount {
  init(_ node: RuleNode, _ fields: Fields) throws(Failure) {
    let fields = try fields.nested(
      node, keys: ["area", "of", "where", "sum", "count", "stated", "open"])
    if let area = fields["area"], fields.values.count == 1 {
      self = .figure(try fields.vocabulary.number(area, of: .area))
      return
    }
    if fields["of"] == nil, fields["sum"] != nil, fields.values.count == 1 {
      var parts: [Amount] = []
      for part in try fields.list("sum") { parts.append(try Amount(part, fields)) }
      self = .total(parts)
      return
    }
    let choice = try fields.places()
    var stated: Attribute?
    if let node = fields["stated"] { stated = try fields.vocabulary.number(node, of: .area) }
    let places = choice.name
    if let sum = fields["sum"], fields["count"] == nil {
      let attribute = try fields.vocabulary.number(sum, of: .facility)
      let name = LocalizedText(
        english: "\(attribute.name.english) (\(places.english))",
        chinese: "\(places.chinese)\(attribute.name.chinese)")
      let isOpen = try fields["open"]?.isTrue() ?? false
      if isOpen, stated == nil {
        throw node.failure(
          "an open sum never tells that there is too little",
          advice: "Name by \"stated\" the figure of the area that has all of it")
      }
      self = .sum(of: attribute, over: choice, named: name, stated: stated, isOpen: isOpen)
    } else if fields["count"] != nil, fields["sum"] == nil {
      self = .count(choice, named: places, stated: stated)
    } else {
      throw node.failure(
        "an amount is {area: FIGURE}, {of: CATEGORY, sum: FIGURE}, {of: CATEGORY, count: true} or "
          + "{sum: [AMOUNT, …]}")
    }
  }
}
