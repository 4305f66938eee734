import Diagnostics
import FileTrees
import Meetings
import Reports
import Workspace

extension Repository {
  /// Returns the start page.
  func startPage() throws -> PlainPage {
    let calls = try CallIndex(self).all().map {
      StartPage.Call(date: $0.call.day, hasReports: $0.hasReports, hasDeck: $0.hasDeck)
    }
    return StartPage(community: community.name, calls: calls).page
  }

  /// Returns the page of a call; `nil` if it has neither reports nor an archived deck.
  func callPage(_ date: Day) throws -> PlainPage? {
    let files = try files(of: date)
    var rows: [CallPage.Row] = []
    var others: [Diagnostic] = []
    if files.isEmpty {
      guard try root.entry(layout.deck(of: date)) != nil else { return nil }
    } else {
      let status = try CallStatus(files, in: self)
      rows = status.teams.compactMap { entry in
        guard let team = community.team(id: entry.team) else { return nil }
        return CallPage.Row(
          team: team, state: CallPage.Row.State(entry.state), file: entry.file, slides: entry.slides,
          reporters: entry.shown, errors: entry.errors, warnings: entry.warnings)
      }
      others = status.others
    }
    return CallPage(
      date: date, title: community.series.title, rows: rows, others: others.map { ShownFinding($0, slide: nil) }
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
