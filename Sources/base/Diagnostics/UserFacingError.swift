/// An error whose description is a sentence for the user: what failed, where, and what to do next; nothing was changed.
public protocol UserFacingError: Error, CustomStringConvertible {}

/// A user-facing error of a place that has no error type of its own.
public struct Failure: UserFacingError {
  public let description: String

  /// `description` is a sentence without a full stop.
  public init(_ description: String) { self.description = description }
}
