/// An error that is a sentence for the user: what, where, and what to do next; nothing was changed.
public protocol UserFacingError: Error, CustomStringConvertible {}

/// Why something could not be done, where no room has an error of its own for it.
public struct Failure: UserFacingError {
  public let description: String

  /// A sentence without a full stop.
  public init(_ description: String) { self.description = description }
}
