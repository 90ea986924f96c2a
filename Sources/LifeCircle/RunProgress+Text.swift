import Exporting
import Parallelism

extension RunProgress {
  /// In words for people: what is done with how many things.
  public var text: String {
    let things = count.map(Exporting.count)
    return switch stage {
    case .reading: "reading streets and places"
    case .sorting: "sorting \(things ?? "") streets and places"
    case .building: "building the network of \(things ?? "") streets"
    case .readingTables: "reading tables"
    case .joining: "joining \(things ?? "") households"
    case .searching: "searching from facilities and from where the data ends"
    case .judging: "judging \(things ?? "") households"
    case .reaching: "finding who is in reach of \(things ?? "") facilities"
    case .checking: "checksums of \(things ?? "") files"
    case .writing: "writing \(things ?? "") records"
    }
  }
}
