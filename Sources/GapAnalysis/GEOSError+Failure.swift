import Diagnostics
import GEOSKit

extension GEOSError {
  /// What `work` gives. The polygons that GEOS gets in it were valid before, so that an error is a
  /// fault of the program.
  ///
  /// - Throws: `Failure` of kind `internalFault` in place of a `GEOSError`; else what `work` throws.
  package static func asFault<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as GEOSError {
      throw Failure(.internalFault, error.description)
    }
  }
}
