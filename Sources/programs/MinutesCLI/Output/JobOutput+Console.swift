import Diagnostics

extension JobOutput {
  /// Sentences and progress on standard error.
  static let console = JobOutput(
    warn: { Console().error("minutes: \($0)\n") },
    progress: { what, done, all in Progress(what, of: all).show(done) })
}
