/// Messages of a running job; the caller decides where they are shown.
public struct JobOutput: Sendable {
  /// Receives warnings for the user: sentences without a full stop.
  public let warn: @Sendable (String) -> Void
  /// Receives progress of long operations: the name of the operation, the number done and the total.
  public let progress: @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void

  public init(
    warn: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
  ) {
    (self.warn, self.progress) = (warn, progress)
  }
}
