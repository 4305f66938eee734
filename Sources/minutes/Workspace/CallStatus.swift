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
    public let reporters: [String]
    public let slides: Int
    public let errors: Int
    public let warnings: Int
  }

  public let date: String
  public let teams: [Entry]
  /// Findings about other files than teams' reports.
  public let others: [Diagnostic]
  public let hasErrors: Bool
  /// Names of reports that are still as `new` wrote them.
  public let untouched: Set<String>

  private enum CodingKeys: CodingKey { case date, teams }

  public init(_ files: CallFiles, in repository: Repository) {
    let call = CallReports(files.date, files: files.reports, agenda: files.agenda, community: repository.community)
    let findings = CallCheck(repository: repository, files: files).findings(call)
    date = files.date.description
    untouched = files.untouched
    others = findings.filter { finding in !call.reports.values.contains { $0.file === finding.file } }
    hasErrors = findings.contains { $0.severity == .error }
    teams = repository.community.teams.map { team in
      let name = team.id + ".md"
      let path = "\(repository.prefix)\(repository.layout.reports(of: files.date))/\(name)"
      guard let report = call.reports[name], !files.untouched.contains(name) else {
        let isFaulty = files.leftOut.contains { $0.name == name }
        return Entry(
          team: team.id, name: team.name, state: isFaulty ? .faulty : .missing, file: path, reporters: [], slides: 0,
          errors: isFaulty ? 1 : 0, warnings: 0)
      }
      let own = findings.filter { $0.file === report.file }
      let errors = own.count { $0.severity == .error }
      return Entry(
        team: team.id, name: team.name, state: errors > 0 ? .faulty : report.hadNoMeeting ? .noMeeting : .delivered,
        file: path, reporters: report.reporters, slides: report.slideCount, errors: errors,
        warnings: own.count { $0.severity == .warning })
    }
  }
}
