public import Diagnostics

/// What the front door throws, in words for the user.
public typealias Failure = Diagnostics.Failure

/// The languages of texts.
public typealias Language = Diagnostics.Language
