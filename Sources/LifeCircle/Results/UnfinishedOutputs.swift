import Exporting

/// What runs of this process are writing, for a program that must end before they are done.
public enum UnfinishedOutputs {
  /// Removes it and ends the process; from any thread, at any moment.
  ///
  /// A result that is just being moved into its place is moved first. Earlier results stay.
  public static func abandon(then end: () -> Never) -> Never {
    Unfinished.shared.abandon { end() }
    end()
  }
}
