public import Diagnostics
public import Meetings

/// All that lies in one call's folder of reports, read.
public struct CallReports: Sendable {
  public let date: Day
  public let agenda: Agenda
  /// Reports of known teams by file name, `iaas.md`; a part of an imported deck is one too.
  public let reports: [String: Report]
  /// Files of parts that no team owns, such as the cover of an imported deck.
  public let extras: [String: Report]
  /// `.md` files that name no team and no part.
  public let strays: [SourceFile]
  /// Findings about the agenda.
  public let diagnostics: [Diagnostic]
  /// Whether it is known what the deck is to be like: the agenda could be read, and of an exact deck all parts are there.
  /// Where it is not, an archived deck must stay as it is.
  public let isShapeKnown: Bool

  /// `files` are the `.md` files of the folder by name; `agenda` is its `agenda.yml`, if there is one; `names` are those that
  /// teams had when the call was held, by the file of the report.
  public init(
    _ date: Day, files: [(name: String, file: SourceFile)], agenda file: SourceFile?, community: Community,
    names: [String: String] = [:]
  ) {
    self.date = date
    let (agenda, faults) = file.map(Agenda.read) ?? (Agenda(), [])
    let parts = Set(agenda.parts.map(\.file))
    let teams = Dictionary(community.teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var reports: [String: Report] = [:]
    var extras: [String: Report] = [:]
    var strays: [SourceFile] = []
    for (name, file) in files {
      let stem = String(decoding: name.utf8.dropLast(3), as: UTF8.self)
      let opensDeck = agenda.isExact && name == agenda.parts.first?.file
      let owner = Report.owner(of: name, file, community)
      if parts.contains(name), teams[stem] == nil {
        extras[name] = Report(
          file, team: owner ?? Team(id: stem, name: stem), date: date, opensDeck: opensDeck, people: community.people)
      } else if let team = owner {
        reports[name] = Report(
          file, team: names[name].map(team.called) ?? team, date: date, opensDeck: opensDeck, people: community.people)
      } else {
        strays.append(file)
      }
    }
    var diagnostics = faults
    for part in agenda.parts where reports[part.file] == nil && extras[part.file] == nil {
      // A team that is late may well stand in the agenda; a file that nobody will deliver is a mistake.
      guard agenda.isExact || teams[part.stem] == nil, let file else { continue }
      let stems = files.map { String(decoding: $0.name.utf8.dropLast(3), as: UTF8.self) }
      let guess = Spelling.nearest(to: part.stem, among: stems).map { ", did you mean \($0).md?" } ?? ""
      diagnostics.append(
        Diagnostic(
          rule: "agenda-invalid", severity: .error, message: "part \(part.file) is missing from the folder\(guess)",
          file: file, range: part.place))
    }
    isShapeKnown = faults.isEmpty && (!agenda.isExact || diagnostics.isEmpty)
    (self.agenda, self.reports, self.extras, self.strays) = (agenda, reports, extras, strays)
    self.diagnostics = diagnostics
  }

  /// The names of all parts that are there, in the order of the deck; a team's further reports follow its first one.
  public func order(_ community: Community) -> [Agenda.Part] {
    var parts = agenda.parts.filter { reports[$0.file] != nil || extras[$0.file] != nil }
    var known = Set(parts.map(\.file))
    for team in community.teams {
      for file in files(of: team) where known.insert(file).inserted {
        let before = parts.lastIndex { reports[$0.file]?.team.id.utf8.elementsEqual(team.id.utf8) ?? false }
        if let before {
          parts.insert(Agenda.Part(file: file, joint: .below), at: before + 1)
        } else {
          parts.append(Agenda.Part(file: file))
        }
      }
    }
    return parts
  }

  /// The files of a team's reports, `iaas.md` first, then by name.
  public func files(of team: Team) -> [String] {
    let own = reports.filter { $0.value.team.id.utf8.elementsEqual(team.id.utf8) }.keys
    return own.sorted { left, right in
      let (first, second) = (team.hasID(Self.stem(left)), team.hasID(Self.stem(right)))
      return first == second ? left.utf8.lexicographicallyPrecedes(right.utf8) : first
    }
  }

  private static func stem(_ name: String) -> String { String(decoding: name.utf8.dropLast(3), as: UTF8.self) }

  /// The report of a part; `nil` where its file is not there.
  public func report(_ part: Agenda.Part) -> Report? { reports[part.file] ?? extras[part.file] }
}
