import Dispatch
import Foundation
import LifeCircle
import Synchronization

/// Shows what a run is at: on a terminal by a line that is redrawn, and with `--verbose` by a line
/// for each stage that is done.
final class StageDisplay: Sendable {
  private struct State {
    var current: RunProgress?
    var beginning = ContinuousClock.now
    var isDrawing = false

    /// - Returns: Seconds since the last time.
    mutating func restart() -> Double {
      let now = ContinuousClock.now
      defer { beginning = now }
      return (now - beginning) / .seconds(1)
    }
  }

  private let state = Mutex(State())
  private let isVerbose: Bool
  private let language: Language
  private let queue = DispatchQueue(label: "progress")

  /// Runs shorter than this show nothing.
  private static let patience = DispatchTimeInterval.seconds(1)
  private static let pause = DispatchTimeInterval.milliseconds(100)

  init(_ options: MessageOptions, in language: Language = .english) {
    self.language = language
    isVerbose = options.verbose
    guard Messages.isTerminal, !options.quiet else { return }
    state.withLock { $0.isDrawing = true }
    draw(after: Self.patience)
  }

  /// Takes what a run tells.
  func report(_ progress: RunProgress) {
    let (last, seconds) = state.withLock { state in
      let last = state.current
      let isSame = last?.stage == progress.stage
      // Threads may tell of their shares in another order than they made them.
      if isSame, let last, last.share > progress.share { return (RunProgress?.none, 0.0) }
      state.current = progress
      if isSame { return (nil, 0) }
      return (last, state.restart())
    }
    tell(last, seconds)
  }

  /// Clears the line; with `--verbose` tells of the last stage, the counted work and the memory.
  func end(work: [WorkCount]) {
    let (last, seconds) = state.withLock { state in
      defer { state.current = nil }
      state.isDrawing = false
      return (state.current, state.restart())
    }
    Messages.clearLine()
    tell(last, seconds)
    guard isVerbose else { return }
    Messages.note(RemarkTexts.work(work)[language])
    if let bytes = ProcessStatus.peakMemory {
      Messages.note(RemarkTexts.peakMemory(megabytes: bytes / 1_000_000)[language])
    }
  }

  private func tell(_ stage: RunProgress?, _ seconds: Double) {
    guard isVerbose, let stage else { return }
    Messages.note(String(format: "%7.3f s  ", seconds) + stage.text(in: language))
  }

  /// Draws now and then until the end.
  private func draw(after pause: DispatchTimeInterval) {
    queue.asyncAfter(deadline: .now() + pause) { [weak self] in
      guard let self, state.withLock({ $0.isDrawing }) else { return }
      drawLine()
      draw(after: Self.pause)
    }
  }

  private func drawLine() {
    state.withLock { state in
      guard state.isDrawing, let progress = state.current else { return }
      let share =
        progress.share > 0
        ? "  \(Int(progress.share * 100))\(language == .chinese ? "%" : " %")" : ""
      Messages.showLine(progress.text(in: language) + share + " …")
    }
  }
}
