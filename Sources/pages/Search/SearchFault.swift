/// Why no search index could be made: what, and what to do next.
public struct SearchFault: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether it was asked to stop, which is nobody's fault.
  public let isCancelled: Bool

  init(_ description: String, isCancelled: Bool = false) {
    (self.description, self.isCancelled) = (description, isCancelled)
  }
}
