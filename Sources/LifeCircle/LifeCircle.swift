public import Diagnostics
public import Parallelism

/// What the front door throws, in words for the user.
public typealias Failure = Diagnostics.Failure

/// What a run is at, as `NetworkInput.onProgress` is told.
public typealias RunProgress = Parallelism.RunProgress

/// The languages of texts.
public typealias Language = Diagnostics.Language
