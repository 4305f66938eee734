import Bytes
import Decks
public import Diagnostics
public import Meetings

/// A text of the archive with its lines, its day and whose it is.
public struct RememberedText: Sendable {
  /// Below the root of the repository.
  public let path: String
  /// The day of the text; `nil` for a document without one.
  public let date: Day?
  /// The team whose folder or report it is; a deck's lines name their own.
  public let team: String?
  /// The series of a deck or report.
  public let series: String?
  /// What tells one line of meetings from another: the team, else the folder.
  let group: String
  public let statements: Statements
  /// The text after its first line, by which one note filed under several days is known; empty for no text.
  let body: [UInt8]

  /// Reads a report of a call.
  public init(_ file: SourceFile, reportAt path: String, date: Day, team: String, _ community: Community) {
    self.init(file, path: path, date: date, team: team, series: community.series.id, folder: team, community)
  }

  /// Reads a text. A deck has a `series` and no `team`: its lines name their teams. `folder` tells meetings of no team apart.
  public init(
    _ file: SourceFile, path: String, date: Day?, team: String?, series: String?, folder: String, _ community: Community
  ) {
    (self.path, self.date, self.team, self.series) = (path, date, team, series)
    group = team ?? folder
    var statements = StatementReader.read(Deck(file))
    if series != nil, team == nil { statements.nameTeams(TeamNames(community.teams)) }
    statements.nameDays()
    self.statements = statements
    let start = file.bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? file.bytes.count
    var body = file.bytes[start...]
    while let first = body.first, first.isASCIIWhitespace { body = body.dropFirst() }
    while let last = body.last, last.isASCIIWhitespace { body = body.dropLast() }
    self.body = Array(body)
  }

  /// The day of a line.
  func day(of statement: Statement) -> Day? { statement.day ?? date }
}

extension Statements {
  /// Gives each line of a deck the team that the nearest heading above names.
  fileprivate mutating func nameTeams(_ names: TeamNames) {
    var team: String?
    for index in all.indices {
      if case .heading(let level) = all[index].kind, case .team(let named) = names.team(of: all[index].text) {
        if level <= 3 { team = named.id }
      }
      all[index].team = team
    }
  }

  /// Gives lines the day of the heading above, where two or more headings of one level begin with a day.
  fileprivate mutating func nameDays() {
    var byLevel: [Int: Int] = [:]
    for case .heading(let level) in all.filter({ Self.day($0.text) != nil }).map(\.kind) {
      byLevel[level, default: 0] += 1
    }
    guard let level = byLevel.filter({ $0.value > 1 }).keys.min() else { return }
    var day: Day?
    for index in all.indices {
      if all[index].kind == .heading(level: level), let named = Self.day(all[index].text) { day = named }
      all[index].day = day
    }
  }

  private static func day(_ text: String) -> Day? { Day(String(decoding: text.utf8.prefix(10), as: UTF8.self)) }
}
