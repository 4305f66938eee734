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

  /// `files` are the `.md` files of the folder by name; `agenda` is its `agenda.yml`, if there is one.
  public init(
    _ date: Day, files: [(name: String, file: SourceFile)], agenda file: SourceFile?, community: Community
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
      if let team = teams[stem] {
        reports[name] = Report(file, team: team, date: date, opensDeck: opensDeck)
      } else if parts.contains(name) {
        extras[name] = Report(
          file, team: community.team(ofReport: name) ?? Team(id: stem, name: stem), date: date, opensDeck: opensDeck)
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

  /// The names of all parts that are there, in the order of the deck.
  public func order(_ community: Community) -> [Agenda.Part] {
    let named = agenda.parts.filter { reports[$0.file] != nil || extras[$0.file] != nil }
    let names = Set(named.map(\.file))
    let rest = community.teams.map { $0.id + ".md" }.filter { reports[$0] != nil && !names.contains($0) }
    return named + rest.map { Agenda.Part(file: $0) }
  }

  /// The report of a part; `nil` where its file is not there.
  public func report(_ part: Agenda.Part) -> Report? { reports[part.file] ?? extras[part.file] }
}
