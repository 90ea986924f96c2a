import Diagnostics

/// The names of a CSV's columns.
struct CSVHeader {
  /// A column without a meaning.
  struct Own: Hashable {
    let position: Int
    /// Unlike all others, case ignored.
    let name: String
    /// Whether the header gives no name, so that the column is dropped if it is empty.
    let isNameless: Bool
  }

  /// Without blanks round them; empty where there is none.
  let names: [String]
  /// Where they stand.
  let line: Int

  /// The position of the first of `wanted`, in small letters, that is there, case ignored; `nil` if
  /// none is.
  ///
  /// - Throws: For two columns of that name; without the file's name.
  func position(of wanted: [String]) throws(Failure) -> Int? {
    for name in wanted {
      let found = names.indices.filter { names[$0].lowercased() == name }
      guard found.count < 2 else {
        throw Failure(
          .unusableInput, line: line, "two columns are called «\(name)»",
          advice: "Rename the one that is not meant")
      }
      if let position = found.first { return position }
    }
    return nil
  }

  /// The columns that are not used, each with a name of its own: the second «a» is «a_2», and one
  /// without a name has its number for one.
  func own(unlike used: Set<Int>) -> [Own] {
    let given = Set(names.map { $0.lowercased() })
    var taken = Set(used.map { names[$0].lowercased() })
    return names.indices.filter { !used.contains($0) }.map { position in
      let isNameless = names[position].isEmpty
      let wanted = isNameless ? "column_\(position + 1)" : names[position]
      var name = wanted
      var number = 2
      while taken.contains(name.lowercased())
        || (name != names[position] && given.contains(name.lowercased()))
      {
        name = "\(wanted)_\(number)"
        number += 1
      }
      taken.insert(name.lowercased())
      return Own(position: position, name: name, isNameless: isNameless)
    }
  }
}
