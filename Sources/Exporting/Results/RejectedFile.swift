import GapAnalysis

/// Writes rejected.csv: every row or object that was set aside, and why.
struct RejectedFile {
  private let records: [RejectedRecord]

  init(_ records: [RejectedRecord]) { self.records = records }

  func write(to folder: String) throws {
    var text = ByteText()
    text.append(csvRow: ["file", "row", "id", "reason"])
    for record in records {
      text.append(csvRow: [
        record.file, record.row.map(String.init) ?? "", record.id ?? "", record.reason.rawValue,
      ])
    }
    let file = try OutputFile(path: folder + "/rejected.csv")
    try file.write(text)
    try file.close()
  }
}
