import Bytes
import Diagnostics
import Publishing

/// What `minutes publish` has to say.
struct PublishReport {
  private let outcome: PublishJob.Outcome
  private let folder: String
  private let seconds: Double

  init(_ outcome: PublishJob.Outcome, folder: String, seconds: Double) {
    (self.outcome, self.folder, self.seconds) = (outcome, folder, seconds)
  }

  private var changed: Int { outcome.changes.all.count }

  /// One line for standard output.
  var summary: String {
    let pages = counted(outcome.pages, "page")
    guard changed > 0 else { return "\(folder) is up to date: \(pages)\n" }
    let files = "\(counted(changed, "file")) changed"
    return "\(folder) published: \(pages), \(files), \(outcome.bytes / 1000) kB in all\n"
  }

  /// What readers and writers should know besides, for standard error.
  var remarks: String {
    let others = outcome.warnings - outcome.findings.count { $0.severity == .warning }
    var text = ""
    if outcome.errors > 0 {
      text += "published with \(counted(outcome.errors, "error")), listed above\n"
    }
    if others > 0 {
      text +=
        "\(counted(others, "warning")) in the archive; \"minutes check FILE\" shows those of a text\n"
    }
    return text
  }

  func json() throws -> [UInt8] {
    struct Summary: Encodable {
      let pages: Int
      let changed: Int
      let bytes: Int
      let seconds: Double
      let errors: Int
      let warnings: Int
    }
    return try JSONLine.bytes(
      Summary(
        pages: outcome.pages, changed: changed, bytes: outcome.bytes, seconds: (seconds * 1000).rounded() / 1000,
        errors: outcome.errors, warnings: outcome.warnings))
  }
}

/// How long something takes, by a clock that nobody sets.
struct Stopwatch {
  private let start = MonotonicClock.now

  var seconds: Double { Double(MonotonicClock.now - start) / 1000 }
}
