import MappingKit

/// Why a city file cannot be used, as far as its sections know.
enum Damage: Error {
  case unreadable(MappedFile.Failure)
  /// It does not begin like a city file.
  case foreign
  /// It was written in another version of the format.
  case version(UInt32)
  /// It ends too early, or goes on where it should end.
  case size
  /// What stands in it contradicts itself or its checksum: the section, or "header".
  case content(String)
}
