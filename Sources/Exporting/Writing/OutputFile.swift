import Diagnostics
import Foundation
import Parallelism

/// A file that is being written, piece by piece.
final class OutputFile {
  private let handle: FileHandle
  private let path: String
  /// Whether writing failed since nobody reads any more, as behind `| head`.
  private(set) var isReaderGone = false

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

  /// Writes a file that appears when it is complete, or standard output; if nobody reads that any
  /// more, it is no fault.
  ///
  /// - Parameter path: `nil` is standard output.
  static func write(to path: String?, _ write: (OutputFile) throws -> Void) throws {
    guard let path else {
      let file = OutputFile()
      do {
        try write(file)
      } catch  where file.isReaderGone {}
      return
    }
    try CompleteFile(path: path).write { unfinished in
      let file = try OutputFile(path: unfinished)
      try write(file)
      try file.close()
    }
  }

  /// Standard output.
  private init() {
    path = "standard output"
    handle = .standardOutput
  }

  func write(_ text: ByteText) throws(Failure) { try write(text.bytes) }

  func write(_ bytes: [UInt8]) throws(Failure) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      isReaderGone = error.isBrokenPipe
      throw Failure(
        .readingOrWriting, file: path, "writing failed: \(error.words)",
        advice: "Check that the disk has room")
    }
  }

  /// Writes a piece for each of 0 ..< `count`, in that order; pieces are made on several threads,
  /// a bounded number ahead of what is written.
  ///
  /// - Parameters:
  ///   - size: How many pieces a thread makes in a row.
  ///   - makeWorker: The working memory of one thread.
  func write<Worker>(
    count: Int, inRowsOf size: Int, parallel: Parallel, makeWorker: @Sendable () throws -> Worker,
    _ piece: @Sendable (inout Worker, Int, inout ByteText) throws -> Void
  ) throws {
    let ranges = Parallel.ranges(of: count, size: size)
    let pieces = OrderedPieces<ByteText>(mostAhead: parallel.threads * 4) { try self.write($0) }
    try pieces.make(count: ranges.count, parallel: parallel, makeWorker: makeWorker) {
      worker, index in
      var text = ByteText(capacity: 1 << 16)
      for item in ranges[index] { try piece(&worker, item, &text) }
      return text
    }
  }

  func write(
    count: Int, parallel: Parallel, _ piece: @Sendable (Int, inout ByteText) throws -> Void
  ) throws {
    try write(count: count, inRowsOf: 1024, parallel: parallel, makeWorker: {}) { _, item, text in
      try piece(item, &text)
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
