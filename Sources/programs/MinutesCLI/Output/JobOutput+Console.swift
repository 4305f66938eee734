import Diagnostics

extension JobOutput {
  /// Sentences and progress on standard error.
  static let console = JobOutput(
    // Notes and file names may be in it.
    warn: { Console().error(Array("minutes: ".utf8) + ShownText.lines(Array($0.utf8)) + [0x0A]) },
    progress: { what, done, all in Progress(what, of: all).show(done) })
}
