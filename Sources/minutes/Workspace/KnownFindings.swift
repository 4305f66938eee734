public import Diagnostics
public import Meetings
import Reports

/// What was found in reports that have not changed since, and those reports' files.
///
/// A finding is known as long as its file is the very same one, and nothing else changes that rules look at.
public final class KnownFindings {
  private struct Known {
    let file: SourceFile
    let date: Day
    let isPart: Bool
    let findings: [Diagnostic]
  }

  /// Nothing is known at first.
  public init() {}

  private var files: [String: SourceFile] = [:]
  private var known: [String: Known] = [:]

  /// The file as it was read before, where it still says the same.
  public func same(_ file: SourceFile) -> SourceFile {
    if let before = files[file.name], before.bytes == file.bytes { return before }
    files[file.name] = file
    return file
  }

  /// What was found in a file before, else what `check` finds; `isPart` where it is a stretch of a deck.
  public func findings(
    _ file: SourceFile, of date: Day, isPart: Bool, _ check: () -> [Diagnostic]
  ) -> [Diagnostic] {
    if let known = known[file.name], known.file === file, known.isPart == isPart { return known.findings }
    let findings = check()
    known[file.name] = Known(file: file, date: date, isPart: isPart, findings: findings)
    return findings
  }

  /// Forgets what the reports of these calls may have changed, since a call is judged by the one before it; all without any.
  public func forget(_ changed: [Day]?) {
    guard let changed else {
      known = [:]
      return
    }
    known = known.filter { entry in !changed.contains { $0 < entry.value.date } }
  }
}

extension CallFiles {
  /// The same files, as values that were read before where they still say the same.
  public func reusing(_ known: KnownFindings) -> CallFiles {
    with(reports: reports.map { ($0.name, known.same($0.file)) })
  }
}
