import Diagnostics

/// What the columns of a CSV are taken for.
struct CSVColumns {
  /// A column without a meaning.
  struct Own: Hashable {
    let position: Int
    /// Unlike all others, case ignored.
    let name: String
    /// Whether the header gives no name, so that the column is dropped if it is empty.
    let isNameless: Bool
  }

  /// Cells of the header.
  let count: Int
  let longitude: Int
  let latitude: Int
  let id: Int?
  let weight: Int?
  let name: Int?
  let category: Int?
  /// In the order of the file.
  let own: [Own]

  /// Longitude and latitude, the first pair before the second.
  static let pairs = [("lon", "lat"), ("经度", "纬度")]

  /// - Parameters:
  ///   - header: The names, without blanks round them.
  ///   - line: Where they stand.
  /// - Throws: A needed column that is not there, a used one that is there twice; without the file's
  ///   name.
  init(header: [String], line: Int, _ purpose: TablePurpose) throws(Failure) {
    let search = Search(header: header, line: line)
    let pair = try search.coordinates()
    (longitude, latitude) = pair
    id = try search.position(of: "id")
    weight = purpose == .households ? try search.position(of: "weight") : nil
    name = purpose == .facilities ? try search.position(of: "name") : nil
    category = purpose == .facilities ? try search.position(of: "category") : nil
    if purpose == .facilities, category == nil {
      throw MissingColumns.failure(
        line: line, needed: "a column «category»", among: header,
        advice: "Name the column that holds the ids of categories «category»")
    }
    count = header.count
    let used = Set([pair.0, pair.1, id, weight, name, category].compactMap { $0 })
    own = Self.own(header, used)
  }

  /// The columns that are not used, each with a name of its own.
  private static func own(_ header: [String], _ used: Set<Int>) -> [Own] {
    let given = Set(header.map { $0.lowercased() })
    var taken = Set(used.map { header[$0].lowercased() })
    return header.indices.filter { !used.contains($0) }.map { position in
      let isNameless = header[position].isEmpty
      let wanted = isNameless ? "column_\(position + 1)" : header[position]
      var name = wanted
      var number = 2
      while taken.contains(name.lowercased())
        || (name != header[position] && given.contains(name.lowercased()))
      {
        name = "\(wanted)_\(number)"
        number += 1
      }
      taken.insert(name.lowercased())
      return Own(position: position, name: name, isNameless: isNameless)
    }
  }

  private struct Search {
    let header: [String]
    let line: Int

    func coordinates() throws(Failure) -> (Int, Int) {
      for (longitude, latitude) in CSVColumns.pairs {
        if let x = try position(of: longitude), let y = try position(of: latitude) { return (x, y) }
      }
      throw MissingColumns.failure(
        line: line, needed: "columns «lon» and «lat» or «经度» and «纬度»", among: header,
        advice: "Name the columns of longitude and latitude so; they are degrees on WGS 84")
    }

    /// The position of a column, case ignored; `nil` if there is none.
    func position(of name: String) throws(Failure) -> Int? {
      let found = header.indices.filter { header[$0].lowercased() == name }
      guard found.count < 2 else {
        throw Failure(
          .unusableInput, line: line, "two columns are called «\(name)»",
          advice: "Rename the one that is not meant")
      }
      return found.first
    }
  }
}

/// The failure of a table that lacks columns.
enum MissingColumns {
  static func failure(
    file: String? = nil, line: Int? = nil, needed: String, among names: [String], advice: String
  ) -> Failure {
    let named = names.filter { !$0.isEmpty }
    var list = named.prefix(20).map { "«\($0)»" }.joined(separator: ", ")
    if named.count > 20 { list += " and \(named.count - 20) more" }
    return Failure(
      .unusableInput, file: file, line: line,
      "\(needed) cannot be found; the file has \(list.isEmpty ? "no columns with a name" : list)",
      advice: advice)
  }
}
