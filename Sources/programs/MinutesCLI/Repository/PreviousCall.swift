import Checks
import Decks
import Diagnostics
import FileTrees
import Meetings
import Reports

/// What the teams showed in the call before.
struct PreviousCall {
  private let repository: Repository

  init(_ repository: Repository) { self.repository = repository }

  /// The slides of the newest call before `date`: its reports, or its deck where no reports are kept; `nil` for the first call.
  ///
  /// What cannot be read of the past is no reason to fail today: it is left out.
  func repeats(before date: Day, _ names: TeamNames) -> Repeats? {
    let reports = newest(in: repository.path("reports"), before: date)
    let decks = newest(in: repository.deckFolder, before: date)
    guard let last = [reports, decks].compactMap({ $0 }).max() else { return nil }
    return Repeats(last == reports ? subjects(ofReports: last, names) : subjects(ofDeck: last, names))
  }

  private func newest(in folder: RelativePath, before date: Day) -> Day? {
    let entries = (try? repository.root.entries(folder)) ?? []
    return entries.compactMap { entry in
      let isDeck = entry.name.utf8.suffix(3).elementsEqual(".md".utf8)
      return Day(isDeck ? String(decoding: entry.name.utf8.dropLast(3), as: UTF8.self) : entry.name)
    }.filter { $0 < date }.max()
  }

  private func subjects(ofReports date: Day, _ names: TeamNames) -> [CheckInput] {
    guard let files = try? repository.files(of: date) else { return [] }
    let call = CallReports(date, files: files.reports, agenda: files.agenda, community: repository.community)
    return call.order(repository.community).compactMap { call.report($0) }.map {
      CheckInput(report: $0, date: date, community: repository.community, names: names)
    }
  }

  private func subjects(ofDeck date: Day, _ names: TeamNames) -> [CheckInput] {
    let path = repository.deckPath(date)
    guard let bytes = try? repository.root.read(path) else { return [] }
    let deck = Deck(SourceFile(name: path.description, bytes: bytes))
    return [CheckInput(deck: deck, date: date, community: repository.community, names: names)]
  }
}
