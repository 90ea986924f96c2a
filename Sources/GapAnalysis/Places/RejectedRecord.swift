/// A row or object of an input that was set aside, and why.
package struct RejectedRecord: Hashable, Sendable {
  package enum Reason: String, CaseIterable, Error {
    case outsideDataArea, outsideStudy, noCoordinates, noPoint, noId, duplicateId, badWeight,
      extraCells
    case unknownCategory, unusedCategory, brokenPolygon
  }

  /// What the record would have been.
  package enum Subject: Hashable, Sendable {
    case household, facility, point, community
  }

  package let subject: Subject
  /// The last component of the file's path.
  package let file: String
  /// The line of a CSV, the number of a feature from 1; `nil` for an object of an OSM file.
  package let row: Int?
  package let id: String?
  package let reason: Reason

  package init(subject: Subject, file: String, row: Int?, id: String?, reason: Reason) {
    self.subject = subject
    self.file = file
    self.row = row
    self.id = id
    self.reason = reason
  }
}
