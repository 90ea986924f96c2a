import Diagnostics
import Texts

/// A figure that may be known of areas or of facilities: residents, floor area, whether an estate is
/// new (`Data/Attributes.yaml`).
package struct Attribute: Hashable, Sendable {
  /// What it is a figure of.
  package enum Subject: String, CaseIterable, Hashable, Sendable {
    case area, facility

    /// As messages name them.
    var plural: String {
      switch self {
      case .area: "areas"
      case .facility: "facilities"
      }
    }
  }

  package enum ValueType: Hashable, Sendable {
    /// - adds: Whether the figure of a whole is the sum of its parts'. Only figures of areas add.
    case number(unit: LocalizedText, adds: Bool)
    /// The values `yes` and `no`.
    case yesNo([Value])
    /// One of these.
    case choice([Value])
    /// Texts, separated by `;`, `；` or `、`.
    case list
    /// Any text.
    case name
  }

  /// One of the values that an attribute may have.
  package struct Value: Hashable, Sendable {
    package let id: String
    /// How tables write it, beside its id.
    package let names: [String]
  }

  package let id: String
  package let name: LocalizedText
  package let subject: Subject
  package let type: ValueType
  /// What its column may be called, beside its id and its names.
  package let columns: [String]
  /// What one of them is called in English, of what is counted: a resident.
  package let singular: String?
  /// Of numbers of areas, where there is a way.
  let derivation: Derivation?

  /// Of numbers.
  package var unit: LocalizedText? {
    if case .number(let unit, _) = type { unit } else { nil }
  }

  /// Whether the figure of a whole is the sum of its parts'.
  package var adds: Bool {
    if case .number(_, let adds) = type { adds } else { false }
  }

  /// Those of a type that has only these.
  package var values: [Value] {
    switch type {
    case .yesNo(let values), .choice(let values): values
    case .number, .list, .name: []
    }
  }

  /// The id of the value that a cell names; blanks, case and the width of letters do not matter.
  package func value(named text: String) -> String? {
    let name = ForgivingName(text)
    return values.first { ($0.names + [$0.id]).contains { ForgivingName($0) == name } }?.id
  }

  /// All that its column may be called.
  var columnNames: Set<ForgivingName> {
    Set(([id, name.english, name.chinese] + columns).map { ForgivingName($0) })
  }
}
