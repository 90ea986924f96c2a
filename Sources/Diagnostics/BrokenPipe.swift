import Foundation

extension Error {
  /// Whether it says that nobody reads any more what is written, as behind `| head`.
  package var isBrokenPipe: Bool {
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    return [self as NSError, underlying].contains { error in
      error?.domain == NSPOSIXErrorDomain && error?.code == Int(EPIPE)
    }
  }
}
