import Foundation
import TestSupport
import Testing

@Suite("For want of room")
struct RoomTests {
  private static let beijing = Checkout.root
    .appending(path: "Data/Samples/beijing-wudaokou-2017.osm").path

  /// Whether a small file system can be mounted: root may, in most containers nobody may.
  private static let canMount =
    (try? TemporaryFolder.with { folder in
      try Program.shell("unshare --mount mount -t tmpfs none .", in: folder).code == 0
    }) ?? false

  @Test(.enabled(if: canMount, "no file system can be mounted here: it takes root"))
  func `on a full disk a run fails with 74 and leaves the disk as it was`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.shell(
        """
        unshare --mount bash -c '
          mkdir full
          mount -t tmpfs -o size=128k none full
          cd full
          "$LIFECIRCLE" analyze "\(Self.beijing)" --output new/out
          echo $?
          "$LIFECIRCLE" network "\(Self.beijing)" --output streets.geojson
          echo $?
          ls -A'
        """, in: folder)
      #expect(run.output == "74\n74\n")
      #expect(run.errors.count == 2, "\(run.messages)")
      #expect(run.messages.contains("new/out: writing failed"))
      #expect(run.messages.contains("streets.geojson: writing failed"))
    }
  }

  /// The thread sanitizer keeps what it knows in files that are larger than a test can permit.
  private static let isThreadSanitized = ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil

  @Test(.disabled(if: isThreadSanitized, "the thread sanitizer itself needs large files"))
  func `beyond the permitted size of a file a run fails with 74 and leaves nothing`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.shell(
        """
        ulimit -f 16
        "$LIFECIRCLE" analyze "\(Self.beijing)" --output new/out
        """, in: folder)
      #expect(run.code == 74)
      #expect(run.errors.count == 1, "\(run.messages)")
      #expect(run.messages.contains("new/out: writing failed: File too large. Check"))
      #expect(try folder.tree == [])
    }
  }

  @Test func `on standard output a run fails with 74`() throws {
    try TemporaryFolder.with { folder in
      let run = try Program.shell(
        "\"$LIFECIRCLE\" network '\(Self.beijing)' > /dev/full", in: folder)
      #expect(run.code == 74)
      #expect(run.errors.count == 1)
      #expect(run.messages.contains("standard output"))
    }
  }
}
