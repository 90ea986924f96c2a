import Diagnostics

/// What the columns of a CSV are taken for.
struct CSVColumns {
  /// Cells of the header.
  let count: Int
  let longitude: Int
  let latitude: Int
  let id: Int?
  let weight: Int?
  let name: Int?
  let category: Int?
  /// In the order of the file.
  let own: [CSVHeader.Own]

  /// Columns of `own` that are counted, in the order in which they were asked for.
  let denominators: [CSVHeader.Own]

  /// - Throws: A needed column that is not there, a used one that is there twice; without the file's
  ///   name.
  init(
    _ header: CSVHeader, _ purpose: TablePurpose, _ input: TableInput
  ) throws(Failure) {
    let search = Search(header: header, names: input.columns)
    let pair = try search.coordinates(isDeclared: input.system != nil)
    (longitude, latitude) = pair
    id = try search.position(of: .id)
    weight = purpose == .households ? try search.position(of: .weight) : nil
    name = purpose == .facilities ? try search.position(of: .name) : nil
    category = purpose == .facilities ? try search.position(of: .category) : nil
    if purpose == .facilities, category == nil {
      throw MissingColumns.category(line: header.line, input.columns, among: header.names)
    }
    count = header.names.count
    let used = Set([pair.0, pair.1, id, weight, name, category].compactMap { $0 })
    let own = header.own(unlike: used)
    self.own = own
    var denominators: [CSVHeader.Own] = []
    for wanted in input.denominators {
      let position = try header.position(of: [wanted.lowercased()])
      guard let column = own.first(where: { $0.position == position }) else {
        throw MissingColumns.denominator(wanted, line: header.line, among: own.map(\.name))
      }
      denominators.append(column)
    }
    self.denominators = denominators
  }

  private struct Search {
    let header: CSVHeader
    let names: ColumnNames

    /// - Parameter isDeclared: Whether the user said on which system they are.
    func coordinates(isDeclared: Bool) throws(Failure) -> (Int, Int) {
      for pair in names.degrees + (isDeclared ? names.undeclared : []) {
        if let found = try position(of: pair) { return found }
      }
      for pair in names.undeclared where try position(of: pair) != nil {
        throw Failure(
          .unusableInput, line: header.line, "nothing says on which system \(pair.words) are",
          advice: "Say it by --crs: EPSG:4326 for degrees, a code such as EPSG:4549, gcj02 or bd09")
      }
      throw MissingColumns.failure(
        line: header.line,
        needed: "columns " + names.degrees.map(\.words).joined(separator: " or "),
        among: header.names,
        advice: "Name the columns of longitude and latitude so; Data/Columns.yaml lists the names")
    }

    private func position(of pair: ColumnNames.Pair) throws(Failure) -> (Int, Int)? {
      guard let x = try header.position(of: [pair.east]),
        let y = try header.position(of: [pair.north])
      else { return nil }
      return (x, y)
    }

    func position(of role: ColumnNames.Role) throws(Failure) -> Int? {
      try header.position(of: names.names(of: role))
    }
  }
}

/// The failure of a table that lacks columns.
enum MissingColumns {
  static func failure(
    line: Int? = nil, needed: String, among names: [String], advice: String
  ) -> Failure {
    let named = names.filter { !$0.isEmpty }
    var list = named.prefix(20).map { "«\($0)»" }.joined(separator: ", ")
    if named.count > 20 { list += " and \(named.count - 20) more" }
    return Failure(
      .unusableInput, line: line,
      "\(needed) cannot be found; the file has \(list.isEmpty ? "no other columns with a name" : list)",
      advice: advice)
  }

  /// The failure of a table of facilities that does not say of which category they are.
  static func category(
    line: Int? = nil, _ columns: ColumnNames, among names: [String]
  ) -> Failure {
    let known = columns.names(of: .category).map { "«\($0)»" }.joined(separator: " or ")
    return failure(
      line: line, needed: "a column \(known)", among: names,
      advice: "Name the column so that holds the ids or names of categories")
  }

  static func denominator(
    _ name: String, line: Int? = nil, among names: [String]
  ) -> Failure {
    failure(
      line: line, needed: "the column «\(name)» of --denominators", among: names,
      advice: "Give --denominators one of its columns of numbers")
  }
}
