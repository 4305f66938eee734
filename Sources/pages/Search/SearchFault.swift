/// The reason why no search index could be made: the problem, and what to do next.
public struct SearchFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether it was cancelled, which is not an error.
  public let isCancelled: Bool

  init(_ description: String, isCancelled: Bool = false) {
    (self.description, self.isCancelled) = (description, isCancelled)
  }
}
