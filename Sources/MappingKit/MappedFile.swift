import Glibc

/// A file that is mapped to memory and only read. What leaves it is copied.
///
/// A file that another program cuts short while it is mapped ends the process (SIGBUS): files that
/// are mapped must be replaced by renaming, never written in place.
@safe package final class MappedFile: @unchecked Sendable {
  // Unchecked: the pointer never changes, and nothing writes to what it points to.
  private let bytes: UnsafeRawBufferPointer

  package enum Failure: Error, Hashable {
    case noSuchFile
    /// A folder, a pipe, a device.
    case noRegularFile
    case cannotBeRead
  }

  package init(path: String) throws(Failure) {
    // Not waiting for the other end of a pipe.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .noSuchFile : .cannotBeRead
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .cannotBeRead }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .noRegularFile }
    let size = Int(status.st_size)
    guard size > 0 else {
      unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else { throw .cannotBeRead }
    unsafe bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    guard let start = unsafe bytes.baseAddress else { return }
    unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
  }

  package var size: Int { unsafe bytes.count }

  /// The values that stand at a place; `nil` if they reach beyond the file, or if the place is no
  /// multiple of their alignment.
  package func column<Value: PlainValue>(
    of type: Value.Type, at offset: Int, count: Int
  ) -> [Value]? {
    guard let part = unsafe part(at: offset, count: count, stride: MemoryLayout<Value>.stride),
      offset % MemoryLayout<Value>.alignment == 0
    else { return nil }
    // The standard library writes a count into the one empty array that all threads share.
    guard count > 0 else { return [] }
    return unsafe Array(unsafeUninitializedCapacity: count) { column, initialized in
      let copy = UnsafeMutableRawBufferPointer(column)
      unsafe Self.prepare(copy, MADV_POPULATE_WRITE)
      unsafe copy.copyMemory(from: part)
      initialized = count
    }
  }

  /// The checksum of some bytes; `nil` if they reach beyond the file.
  package func checksum(at offset: Int, byteCount: Int) -> UInt64? {
    unsafe part(at: offset, count: byteCount, stride: 1).map { unsafe Checksum.of($0) }
  }

  /// Has all pages of some memory made at once: a fault a page costs as much as several copies of it.
  /// Where the system cannot do so (Linux before 5.14) nothing happens.
  private static func prepare(_ bytes: UnsafeMutableRawBufferPointer, _ advice: Int32) {
    let page = sysconf(Int32(_SC_PAGESIZE))
    guard let start = bytes.baseAddress, bytes.count > 16 * page else { return }
    let first = unsafe start.alignedUp(toMultipleOf: page)
    let end = unsafe (start + bytes.count).alignedDown(toMultipleOf: page)
    unsafe madvise(first, end - first, advice)
  }

  private func part(at offset: Int, count: Int, stride: Int) -> UnsafeRawBufferPointer? {
    let (length, isTooLong) = count.multipliedReportingOverflow(by: stride)
    guard offset >= 0, count >= 0, !isTooLong, offset <= size, length <= size - offset else {
      return nil
    }
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
  }
}
