/// What a job has to say while it is at work; who started the job decides where that is shown.
public struct JobOutput: Sendable {
  /// Hears sentences for the user, without a full stop.
  public let warn: @Sendable (String) -> Void
  /// Hears how far something is that takes time: what it is, how many are done, of how many.
  public let progress: @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void

  public init(
    warn: @escaping @Sendable (String) -> Void,
    progress: @escaping @Sendable (_ what: String, _ done: Int, _ all: Int) -> Void = { _, _, _ in }
  ) {
    (self.warn, self.progress) = (warn, progress)
  }
}
