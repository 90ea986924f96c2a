import Diagnostics

extension Damage {
  func failure(_ path: String) -> Failure {
    let again = "Write it anew: lifecircle network OSM-FILE --output NAME\(CityFile.suffix)"
    switch self {
    case .unreadable(.noRegularFile):
      return Failure(.unusableInput, file: path, "this is no file", advice: again)
    // What is not there is told before; it may have gone since.
    case .unreadable(.cannotBeRead), .unreadable(.noSuchFile):
      return Failure(
        .readingOrWriting, file: path, "the file cannot be read",
        advice: "Check that you may read it")
    case .foreign:
      return Failure(
        .unusableInput, file: path, "it is named like a city file and is none", advice: again)
    case .version(let version):
      return Failure(
        .unusableInput, file: path,
        "the city file has the format \(version), and this program reads \(Layout.version)",
        advice: again)
    case .size:
      return Failure(
        .unusableInput, file: path, "the city file is not complete, or longer than it was",
        advice: "Copy it again, or write it anew")
    case .content(let section):
      return Failure(
        .unusableInput, file: path, "the city file is damaged (\(section))",
        advice: "Copy it again, or write it anew")
    }
  }
}
