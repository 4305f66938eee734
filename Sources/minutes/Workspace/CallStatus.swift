public import Diagnostics
import Meetings
import Reports

/// Who has delivered for a call.
public struct CallStatus: Encodable {
  /// What there is of a team.
  public enum State: String, Encodable {
    case delivered, missing
    case noMeeting = "no-meeting"
    case faulty
  }

  /// A team, and what it has handed in.
  public struct Entry: Encodable {
    public let team: String
    public let name: String
    public let state: State
    public let file: String
    /// Handles without `@`, and names.
    public let reporters: [String]
    public let slides: Int
    public let errors: Int
    public let warnings: Int
    /// The reporters as people read them.
    public let shown: [String]
    /// The file is there, and nobody has written it.
    public let isUnwritten: Bool

    private enum CodingKeys: CodingKey { case team, name, state, file, reporters, slides, errors, warnings }
  }

  public let date: String
  public let deck: DeckState
  public let teams: [Entry]
  /// Findings about other files than teams' reports.
  public let others: [Diagnostic]
  public let hasErrors: Bool

  private enum CodingKeys: CodingKey { case date, deck, teams }

  public init(_ files: CallFiles, in repository: Repository) throws {
    let community = repository.community
    let call = CallReports(files.date, files: files.reports, agenda: files.agenda, community: community)
    let findings = CallCheck(repository: repository, files: files).findings(call)
    date = files.date.description
    deck = try DeckState(files, in: repository)
    others = findings.filter { finding in !call.reports.values.contains { $0.file === finding.file } }
    hasErrors = findings.contains { $0.severity == .error }
    let folder = "\(repository.prefix)\(repository.layout.reports(of: files.date))/"
    teams = community.teams.filter { $0.isThere(on: files.date) || files.has($0) }.map { team in
      let names = call.files(of: team)
      let written = names.filter { !files.untouched.contains($0) }
      let path = folder + (written.first ?? names.first ?? team.id + ".md")
      let reports = written.compactMap { call.reports[$0] }
      guard !reports.isEmpty else {
        let isFaulty = files.has(team)
        return Entry(
          team: team.id, name: team.name, state: isFaulty ? .faulty : .missing, file: path, reporters: [], slides: 0,
          errors: isFaulty ? 1 : 0, warnings: 0, shown: [], isUnwritten: !isFaulty && !names.isEmpty)
      }
      let own = findings.filter { finding in reports.contains { $0.file === finding.file } }
      let errors = own.count { $0.severity == .error }
      var reporters: [Reporter] = []
      for reporter in reports.flatMap(\.reporters) where !reporters.contains(reporter) { reporters.append(reporter) }
      return Entry(
        team: team.id, name: team.name,
        state: errors > 0 ? .faulty : reports.allSatisfy(\.hadNoMeeting) ? .noMeeting : .delivered, file: path,
        reporters: reporters.map(\.name), slides: reports.reduce(0) { $0 + $1.slideCount } - (reports.count - 1),
        errors: errors, warnings: own.count { $0.severity == .warning }, shown: reporters.map(\.shown),
        isUnwritten: false)
    }
  }
}
