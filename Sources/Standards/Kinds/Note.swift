import Diagnostics

/// A sentence that asks nothing by itself.
struct Note: Requirement {
  static let keys: [String] = []

  init(_ fields: Fields) throws(Failure) {}

  var needs: Needs { Needs() }

  var words: LocalizedText {
    LocalizedText(english: "asks nothing by itself", chinese: "本身不作要求")
  }

  func finding(in situation: Situation) -> Finding { Finding(.notApplicable) }
}
