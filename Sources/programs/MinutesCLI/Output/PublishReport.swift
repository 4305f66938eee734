import Diagnostics
import Glibc

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
    let pages = "\(outcome.pages) page\(outcome.pages == 1 ? "" : "s")"
    guard changed > 0 else { return "\(folder) is up to date: \(pages)\n" }
    let files = "\(changed) file\(changed == 1 ? "" : "s") changed"
    return "\(folder) published: \(pages), \(files), \(outcome.bytes / 1000) kB in all\n"
  }

  /// What readers and writers should know besides, for standard error.
  var remarks: String {
    let others = outcome.warnings - outcome.findings.count { $0.severity == .warning }
    var text = ""
    if outcome.errors > 0 {
      text += "published with \(outcome.errors) error\(outcome.errors == 1 ? "" : "s"), as --force said\n"
    }
    if others > 0 {
      text +=
        "\(others) warning\(others == 1 ? "" : "s") in the archive; \"minutes check FILE\" shows those of a text\n"
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
  private let start = Stopwatch.now

  var seconds: Double { Self.now - start }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
