import Dispatch
import Foundation
import LifeCircle

/// What happens when the user, or the system, wants the program to end.
///
/// Ctrl-C, SIGTERM and a terminal that is closed (SIGHUP) end it at once, whatever it is at, and
/// leave nothing behind: a thread of its own waits for them, removes what is unfinished, and ends
/// the process.
enum Interruption {
  static func watch() {
    let queue = DispatchQueue(label: "interruption", qos: .userInteractive)
    // Under nohup the program outlives its terminal.
    for number in [SIGINT, SIGTERM] + (ProcessStatus.ignores(SIGHUP) ? [] : [SIGHUP]) {
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        // Its handler holds the source: it lives until the signal comes.
        source.cancel()
        end(with: 128 + number)
      }
      source.resume()
    }
    // A reader that went away and a file at its permitted size are errors of writing.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  private static func end(with code: Int32) -> Never {
    UnfinishedOutputs.abandon {
      Messages.closeLine()
      // Not exit(): other threads are still at work on what it would take down.
      _exit(code)
    }
  }
}
