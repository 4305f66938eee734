import Diagnostics
import Meetings
import Reports

/// Who has delivered for a call.
struct CallStatus: Encodable {
  enum State: String, Encodable {
    case delivered, missing
    case noMeeting = "no-meeting"
    case faulty
  }

  struct Entry: Encodable {
    let team: String
    let name: String
    let state: State
    let file: String
    let reporters: [String]
    let slides: Int
    let errors: Int
    let warnings: Int
  }

  let date: String
  let teams: [Entry]
  /// Findings about other files than teams' reports.
  let others: [Diagnostic]
  let hasErrors: Bool
  private let untouched: Set<String>

  enum CodingKeys: CodingKey { case date, teams }

  init(_ files: CallFiles, in repository: Repository) {
    let call = CallReports(files.date, files: files.reports, agenda: files.agenda, community: repository.community)
    let findings = CallCheck(repository: repository, files: files).findings(call)
    date = files.date.description
    untouched = files.untouched
    others = findings.filter { finding in !call.reports.values.contains { $0.file === finding.file } }
    hasErrors = findings.contains { $0.severity == .error }
    teams = repository.community.teams.map { team in
      let name = team.id + ".md"
      let path = "\(repository.prefix)\(repository.reportsFolder(files.date))/\(name)"
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

  func json() throws -> [UInt8] {
    try JSONLine.bytes(self)
  }

  /// A line for each team, and a sum below.
  var table: String {
    let width = teams.map(\.name.unicodeScalars.count).max() ?? 0
    var lines = teams.map { entry in
      let gap = String(repeating: " ", count: width - entry.name.unicodeScalars.count + 2)
      return entry.name + gap + entry.words(isUntouched: untouched.contains(entry.team + ".md"))
    }
    let delivered = teams.count { $0.state != .missing }
    let faulty = teams.count { $0.state == .faulty }
    lines.append(
      "\(date): \(delivered) of \(teams.count) teams have delivered"
        + (faulty > 0 ? ", \(faulty) with errors; \"minutes check \(date)\" shows them" : ""))
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CallStatus.Entry {
  fileprivate func words(isUntouched: Bool) -> String {
    var words =
      switch state {
      case .missing: isUntouched ? "missing     \(file) is not filled in" : "missing     \(file)"
      case .noMeeting: "no meeting"
      case .delivered: "delivered   \(slides) slide\(slides == 1 ? "" : "s")"
      case .faulty: "faulty      \(slides) slide\(slides == 1 ? "" : "s")"
      }
    if !reporters.isEmpty { words += ", by " + reporters.map { "@" + $0 }.joined(separator: ", ") }
    if errors > 0 { words += ", \(errors) error\(errors == 1 ? "" : "s")" }
    if warnings > 0 { words += ", \(warnings) warning\(warnings == 1 ? "" : "s")" }
    return words
  }
}
