public import Checks
import Decks
import Diagnostics
import FileTrees
public import Meetings
import Reports

/// What the teams showed in the call before.
public struct PreviousCall {
  private let repository: Repository

  public init(_ repository: Repository) { self.repository = repository }

  /// The slides of the newest call before `date`: its reports, or its deck where no reports are kept; `nil` for the first call.
  ///
  /// What cannot be read of the past is no reason to fail today: it is left out.
  public func repeats(before date: Day, _ names: TeamNames) -> Repeats? {
    guard let last = try? CallIndex(repository).before(date) else { return nil }
    return Repeats(last.hasReports ? subjects(ofReports: last.day, names) : subjects(ofDeck: last.day, names))
  }

  private func subjects(ofReports date: Day, _ names: TeamNames) -> [CheckInput] {
    guard let files = try? repository.files(of: date) else { return [] }
    let call = CallReports(date, files: files.reports, agenda: files.agenda, community: repository.community)
    return call.order(repository.community).compactMap { part in
      call.report(part).map { report in
        // A stretch of an imported deck is read as one, as `check` does.
        call.agenda.isExact && call.agenda.parts.contains(part)
          ? CheckInput(deck: Deck(report.file), date: date, community: repository.community, names: names)
          : CheckInput(report: report, date: date, community: repository.community, names: names)
      }
    }
  }

  private func subjects(ofDeck date: Day, _ names: TeamNames) -> [CheckInput] {
    let path = repository.layout.deck(of: date)
    guard let bytes = try? repository.root.read(path) else { return [] }
    let deck = Deck(SourceFile(name: path.description, bytes: bytes))
    return [CheckInput(deck: deck, date: date, community: repository.community, names: names)]
  }
}
