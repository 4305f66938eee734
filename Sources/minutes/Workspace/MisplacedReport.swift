import Bytes
import Checks
public import Diagnostics
public import FileTrees
import Meetings

/// A report, by its name, that lies where no call looks for it: `reports/2026-12-8/iaas.md`, `reports/iaas.md`.
public struct MisplacedReport {
  /// Where it lies.
  public let path: RelativePath
  /// Where it may have been meant to lie; the likeliest first.
  public let meant: [RelativePath]

  /// Those that may be of a call: their folder reads as its day, or as no day at all.
  static func all(of date: Day, in repository: Repository) throws(FileFault) -> [MisplacedReport] {
    var found: [MisplacedReport] = []
    for top in try repository.root.entries() where top.kind == .folder && isNearlyReports(top.name) {
      guard let folder = RelativePath(top.name) else { continue }
      let isRight = folder == Layout.reports
      for entry in try repository.root.entries(folder) {
        guard let place = folder / entry.name else { continue }
        if entry.kind == .file, isReport(entry.name, repository.community) {
          found.append(Self(place, entry.name, of: [date], repository))
        }
        guard entry.kind == .folder else { continue }
        if isRight, let day = Layout.day(ofReports: entry.name) {
          guard day == date else { continue }
          for inner in try repository.root.entries(place) where inner.kind == .folder {
            guard let inside = place / inner.name else { continue }
            try add(inside, of: [date], repository, &found)
          }
        } else if !(isRight && entry.name.utf8.elementsEqual(date.compact.utf8)) {
          let days = DayReading.days(entry.name)
          if days.isEmpty || days.contains(date) {
            try add(place, of: days.isEmpty ? [date] : days, repository, &found)
          }
        }
      }
    }
    return found
  }

  private static func add(
    _ folder: RelativePath, of days: [Day], _ repository: Repository, _ found: inout [MisplacedReport]
  ) throws(FileFault) {
    for entry in try repository.root.entries(folder) where entry.kind == .file {
      guard isReport(entry.name, repository.community), let path = folder / entry.name else { continue }
      found.append(Self(path, entry.name, of: days, repository))
    }
  }

  private init(_ path: RelativePath, _ name: String, of days: [Day], _ repository: Repository) {
    self.path = path
    meant = days.compactMap { repository.layout.report(name, of: $0) }
  }

  /// `reports` in other letters, which is the same folder on some machines and another one on others.
  private static func isNearlyReports(_ name: String) -> Bool {
    name.utf8.map(\.asciiLowercased).elementsEqual("reports".utf8)
  }

  private static func isReport(_ name: String, _ community: Community) -> Bool { community.team(ofReport: name) != nil }

  /// The finding that says so; `prefix` leads to the repository.
  public func diagnostic(_ prefix: String) -> Diagnostic {
    let places = meant.map { "\(prefix)\($0)" }.joined(separator: " or ")
    return Diagnostic(
      rule: FileRule.reportMisplaced.id, severity: .warning,
      message: "report lies where no call looks for it, did you mean \(places)?",
      file: SourceFile(name: "\(prefix)\(path)", bytes: []), range: 0..<0, label: "it is in no deck",
      notes: [Note("move the file there")])
  }
}
