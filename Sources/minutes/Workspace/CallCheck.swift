public import Checks
import Decks
public import Diagnostics
import Meetings
public import Reports

/// What is wrong with the reports of one call.
public struct CallCheck {
  public let repository: Repository
  public let files: CallFiles
  /// Who draws diagrams; `nil` where nobody is to wait for that.
  public var drawings: DrawingLookup?
  /// What is known of earlier calls; `nil` where it is read anew.
  public var earlier: PreviousCalls?
  /// What is known of reports that have not changed; `nil` where all are checked.
  public var known: KnownFindings?

  /// The check of files that have been read.
  public init(
    repository: Repository, files: CallFiles, drawings: DrawingLookup? = nil, earlier: PreviousCalls? = nil,
    known: KnownFindings? = nil
  ) {
    (self.repository, self.files, self.drawings) = (repository, files, drawings)
    (self.earlier, self.known) = (earlier, known)
  }

  /// The findings of all rules, report by report in the order of the deck; then what is wrong with other files of the call.
  public func findings(_ call: CallReports) -> [Diagnostic] {
    let community = repository.community
    let names = TeamNames(community.teams)
    let shelf = repository.shelf(files)
    var findings = call.diagnostics
    let order = call.order(community)
    let earlier = earlier ?? PreviousCalls()
    let previous = needsPrevious(call) ? earlier.repeats(before: call.date, names, in: repository) : nil
    for part in order {
      guard let report = call.report(part) else { continue }
      if files.untouched.contains(part.file) {
        findings.append(Self.unwritten(report))
        continue
      }
      let isPart = call.agenda.isExact && call.agenda.parts.contains(part)
      func check() -> [Diagnostic] {
        Check.run(
          isPart
            // A stretch of a deck, its head perhaps, with nothing made around it.
            ? CheckInput(
              deck: Deck(report.file), date: call.date, community: community, names: names, shelf: shelf,
              previous: previous)
            : CheckInput(
              report: report, date: call.date, community: community, names: names, shelf: shelf, previous: previous),
          drawings: drawings)
      }
      findings += known?.findings(report.file, of: call.date, isPart: isPart, check) ?? check()
    }
    for file in call.strays { findings.append(Check.stray(file, community: community)) }
    let folder = "\(repository.prefix)\(repository.layout.reports(of: call.date))"
    return findings + files.leftOut.map { $0.diagnostic(in: folder) } + files.templates.unknownNames()
      + files.misplaced.map { $0.diagnostic(repository.prefix) }
  }

  /// One line for a report that nobody has written, whatever else is in it.
  static func unwritten(_ report: Report) -> Diagnostic {
    Diagnostic(
      rule: report.isEmpty ? FileRule.reportEmpty.id : "placeholder-left", severity: .warning,
      message: report.isEmpty
        ? "report is empty, so the team counts as missing"
        : "report is as the template was, so the team counts as missing",
      file: report.file, range: 0..<0, notes: [Note("write what the team did, or `meeting: none` in the front matter")])
  }

  /// Without a report that has text there is nothing that could repeat.
  private func needsPrevious(_ call: CallReports) -> Bool {
    call.reports.values.contains { !$0.hadNoMeeting && !$0.isEmpty }
  }
}
