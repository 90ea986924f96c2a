import Foundation
import TestSupport
import Testing

@Suite("Ctrl-C, or another signal to end,")
struct InterruptionTests {
  /// Waits for something; gives up after a time that no machine needs.
  private func wait(until isSo: () -> Bool) {
    for _ in 0..<20_000 where !isSo() { usleep(500) }
  }

  /// Whether a process has a file open.
  private func hasOpen(_ path: String, _ process: Process) -> Bool {
    let folder = "/proc/\(process.processIdentifier)/fd"
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return entries.contains {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")) == path
    }
  }

  /// A network in whose reading a run waits until it is stopped: a pipe into which nobody writes.
  private func withEndlessFile(
    in folder: TemporaryFolder, _ body: (String) throws -> Void
  ) throws {
    #expect(try Program.shell("mkfifo endless.osm", in: folder).code == 0)
    let path = URL(filePath: folder.path(of: "endless.osm")).resolvingSymlinksInPath().path
    let writer = try #require(FileHandle(forUpdatingAtPath: path))
    try body(path)
    try writer.close()
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func `while a run reads ends it with its own code and without a word`(
    signal: Int32, code: Int32
  ) throws {
    try TemporaryFolder.with { folder in
      try withEndlessFile(in: folder) { file in
        let before = try folder.tree
        let run = try Program.run(
          ["analyze", "endless.osm", "--output", "new/deep/out"], in: folder
        ) { process in
          wait { hasOpen(file, process) }
          kill(process.processIdentifier, signal)
        }
        #expect(run.code == code)
        #expect(run.output == "")
        #expect(run.messages == "")
        #expect(try folder.tree == before)
      }
    }
  }

  /// The shell tells of the job in standard error, so its own words are not looked at.
  @Test func `of a closed terminal ends no run that is to outlive it`() throws {
    try TemporaryFolder.with { folder in
      try withEndlessFile(in: folder) { file in
        let run = try Program.shell(
          """
          nohup "$LIFECIRCLE" network endless.osm >/dev/null 2>&1 &
          until [ "$(readlink /proc/$!/exe)" = "$(readlink -f "$LIFECIRCLE")" ] &&
            ls -l /proc/$!/fd | grep -q endless.osm; do sleep 0.05; done
          kill -HUP $!
          sleep 0.3
          kill -TERM $!
          wait $!
          """, in: folder)
        #expect(run.code == 143)
      }
    }
  }

  /// A run may be over before the signal comes, but not each; on a machine that is busy with other
  /// tests most are, so there it is tried again.
  @Test func `while results are written leaves the earlier ones, or the new ones complete`() throws
  {
    let moments = [(SIGINT, 0), (SIGHUP, 5), (SIGTERM, 5), (SIGHUP, 20), (SIGINT, 60)]
    var isAnyStopped = false
    for _ in 0..<5 where !isAnyStopped {
      for (signal, milliseconds) in moments {
        let code = try codeOfRunStopped(by: signal, afterMilliseconds: UInt32(milliseconds))
        #expect([0, 128 + signal].contains(code))
        if code != 0 { isAnyStopped = true }
      }
    }
    #expect(isAnyStopped)
  }

  /// Stops a run so long after it has begun to write.
  private func codeOfRunStopped(
    by signal: Int32, afterMilliseconds milliseconds: UInt32
  ) throws -> Int32 {
    let porto = Checkout.root.appending(path: "Data/Samples/porto-centre-20200720.osm.pbf").path
    // So many that they take a while to be written.
    let households = (0..<60_000).map { number in
      let (row, column) = number.quotientAndRemainder(dividingBy: 200)
      return "h\(number),\(-8.62 + Double(column) * 1e-4),\(41.125 + Double(row) * 1e-4)\n"
    }
    return try TemporaryFolder.with { folder in
      try folder.write(SampleTown.text(), to: "town.osm")
      try folder.write("id,lon,lat\n" + households.joined(), to: "households.csv")
      #expect(try Program.run("analyze", "town.osm", "--output", "out", in: folder).code == 0)
      let tree = try folder.tree
      let table = URL(filePath: folder.path(of: "out/households.csv"))
      let early = try Data(contentsOf: table)
      let run = try Program.run(
        [
          "analyze", porto, "--households", "households.csv", "--no-isochrones", "--output", "out",
          "--overwrite",
        ], in: folder
      ) { process in
        let unfinished = folder.path(of: ".out.unfinished-\(process.processIdentifier)")
        wait { FileManager.default.fileExists(atPath: unfinished) || !process.isRunning }
        usleep(milliseconds * 1000)
        kill(process.processIdentifier, signal)
      }
      #expect(try folder.tree == tree)
      let late = try Data(contentsOf: table)
      if run.code != 0, late == early { return run.code }
      #expect(CSVRecords(late).rows.count == households.count)
      return run.code
    }
  }

  @Test func `on a terminal clears the line that tells what the run is at`() throws {
    try TemporaryFolder.with { folder in
      try withEndlessFile(in: folder) { _ in
        // The program "script" gives its command a terminal.
        let run = try Program.shell(
          """
          export TERM=xterm
          script --quiet --return --command \
            'exec timeout --foreground --preserve-status --signal=INT 2 "$LIFECIRCLE" analyze \
              endless.osm --output out' typed
          """, in: folder)
        #expect(run.code == 130)
        let typed = try String(contentsOfFile: folder.path(of: "typed"), encoding: .utf8)
        #expect(typed.contains("\r\u{1B}[Kreading streets and places …"), "\(typed)")
        let last = typed.components(separatedBy: "reading streets and places …").last ?? ""
        #expect(last.hasPrefix("\r\u{1B}[K"))
        #expect(!FileManager.default.fileExists(atPath: folder.path(of: "out")))
      }
    }
  }
}
