import Diagnostics
import Foundation
import Parallelism

/// A file that is being written, piece by piece.
final class OutputFile {
  private let handle: FileHandle
  private let path: String

  /// Creates the file; one that is there is emptied.
  init(path: String) throws(Failure) {
    self.path = path
    let isCreated = try Unfinished.shared.step { _ in
      FileManager.default.createFile(atPath: path, contents: nil)
    }
    guard isCreated, let handle = FileHandle(forWritingAtPath: path) else {
      throw Failure(
        .outputRefused, file: path, "the file cannot be created",
        advice: "Check that the folder is there and that you may write in it")
    }
    self.handle = handle
  }

  func write(_ text: ByteText) throws(Failure) {
    do {
      try handle.write(contentsOf: text.bytes)
    } catch {
      throw Failure(
        .readingOrWriting, file: path, "writing failed: \(error.words)",
        advice: "Check that the disk has room")
    }
  }

  /// Writes a piece for each of 0 ..< `count`, in that order; pieces are made on several threads,
  /// a bounded number at a time.
  func write(
    count: Int, parallel: Parallel, _ piece: @Sendable (Int, inout ByteText) throws -> Void
  ) throws {
    let ranges = Parallel.ranges(of: count, size: 1024)
    let atOnce = parallel.threads * 4
    for first in stride(from: 0, to: ranges.count, by: atOnce) {
      let some = ranges[first..<min(first + atOnce, ranges.count)]
      let texts = try parallel.map(count: some.count) { index in
        var text = ByteText(capacity: 1 << 19)
        for item in some[some.startIndex + index] { try piece(item, &text) }
        return text
      }
      for text in texts { try write(text) }
    }
  }

  func close() throws(Failure) {
    do {
      try handle.close()
    } catch {
      throw Failure(.readingOrWriting, file: path, "writing failed: \(error.words)")
    }
  }
}

extension Error {
  /// What the system says of it, without a full stop, as part of a sentence.
  var words: String {
    // Of the system's own fault Foundation's words give a number only.
    let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let fault = [self as NSError, underlying].compactMap { $0 }.first {
      $0.domain == NSPOSIXErrorDomain
    }
    var text = fault?.localizedFailureReason ?? localizedDescription
    while text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

extension Failure {
  /// The same, told of the output that the user named and not of the part of it being made.
  package func ofOutput(_ path: String) -> Failure {
    Failure(kind, file: path, problem, advice: advice)
  }
}
