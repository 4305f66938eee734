import Diagnostics
import FileTrees
import Meetings
import Preview
import Reports

extension Repository {
  /// The start page.
  func startPage() throws -> PlainPage {
    var reports: Set<Day> = []
    for entry in try root.entries(path("reports")) where entry.kind == .folder {
      if let date = Day(entry.name), date.description == entry.name { reports.insert(date) }
    }
    var decks: Set<Day> = []
    for entry in try root.entries(deckFolder) where entry.kind == .file {
      guard entry.name.utf8.suffix(3).elementsEqual(".md".utf8) else { continue }
      let date = Day(String(decoding: entry.name.utf8.dropLast(3), as: UTF8.self))
      if let date, deckPath(date).lastName == entry.name { decks.insert(date) }
    }
    let calls = reports.union(decks).map { date in
      StartPage.Call(date: date, hasReports: reports.contains(date), hasDeck: decks.contains(date))
    }
    return StartPage(community: community.name, calls: calls).page
  }

  /// The page of a call; `nil` where there is nothing of it.
  func callPage(_ date: Day) throws -> PlainPage? {
    let files = try files(of: date)
    var rows: [CallPage.Row] = []
    var others: [Diagnostic] = []
    if files.isEmpty {
      guard try root.entry(deckPath(date)) != nil else { return nil }
    } else {
      let status = CallStatus(files, in: self)
      rows = zip(community.teams, status.teams).map { team, entry in
        CallPage.Row(
          team: team, state: CallPage.Row.State(entry.state), file: entry.file, slides: entry.slides,
          reporters: entry.reporters, errors: entry.errors, warnings: entry.warnings)
      }
      others = status.others
    }
    return CallPage(
      date: date, title: community.call.title, rows: rows, others: others.map { ShownFinding($0, slide: nil) }
    ).page
  }
}

extension CallPage.Row.State {
  fileprivate init(_ state: CallStatus.State) {
    self =
      switch state {
      case .delivered: .delivered
      case .missing: .missing
      case .noMeeting: .noMeeting
      case .faulty: .faulty
      }
  }
}
