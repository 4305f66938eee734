import Checks
import Decks
import Diagnostics
import Meetings
import Reports

/// What is wrong with the reports of one call.
struct CallCheck {
  let repository: Repository
  let files: CallFiles
  /// Who draws diagrams; `nil` where nobody is to wait for that.
  var drawings: DrawingLookup?
  /// What is known of earlier calls; `nil` where it is read anew.
  var earlier: PreviousCalls?
  /// What is known of reports that have not changed; `nil` where all are checked.
  var known: KnownFindings?

  /// The findings of all rules, report by report in the order of the deck; then what is wrong with other files of the call.
  func findings(_ call: CallReports) -> [Diagnostic] {
    let community = repository.community
    let names = TeamNames(community.teams)
    let shelf = repository.shelf(files.pictures)
    var findings = call.diagnostics
    let order = call.order(community)
    let earlier = earlier ?? PreviousCalls()
    let previous = needsPrevious(call) ? earlier.repeats(before: call.date, names, in: repository) : nil
    for part in order {
      guard let report = call.report(part) else { continue }
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
    let folder = "\(repository.prefix)\(repository.reportsFolder(call.date))"
    return findings + files.leftOut.map { $0.diagnostic(in: folder) } + files.templates.unknownNames()
  }

  /// Without a report that has text there is nothing that could repeat.
  private func needsPrevious(_ call: CallReports) -> Bool { call.reports.values.contains { !$0.hadNoMeeting } }
}
