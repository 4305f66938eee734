public import Diagnostics
public import Meetings
import Memory
import Mustache

/// The report that a team lead starts from.
public enum ReportTemplate {
  /// A team's report for one call, ready to be filled in.
  public static func render(
    _ team: Team, date: Day, community: Community, _ templates: TemplateSet
  ) throws(TemplateSet.Fault) -> String {
    try templates.template(.report).render(values(team, date, community))
  }

  /// The names of reports that are still as they were made from the template, so that nobody has written them.
  public static func untouched(
    _ reports: [(name: String, file: SourceFile)], date: Day, community: Community, _ templates: TemplateSet
  ) throws(TemplateSet.Fault) -> Set<String> {
    // What follows the template's last tag is looked for first; it spares the rendering to whoever has written something.
    let end = templates.source(.report)
    let tail = withoutReturns(end.lastIndex(of: UInt8(ascii: "}")).map { Array(end[($0 + 1)...]) } ?? end)
    // A list of open action items that was carried over, and not touched, is nobody's writing either.
    let suspects = reports.map { ($0.name, $0.file, Array(CarriedList.removed(from: withoutReturns($0.file.bytes)))) }
      .filter { $0.2.suffix(tail.count).elementsEqual(tail) }
    guard !suspects.isEmpty else { return [] }
    let template = try templates.template(.report)
    let found = suspects.filter { name, file, bytes in
      guard let team = Report.owner(of: name, file, community) else { return false }
      let usual = withoutReturns(Array(template.render(values(team, date, community)).utf8))
      if bytes == usual { return true }
      // A name or a date in the front matter is no report yet.
      let (own, made) = (text(of: bytes, team, date), text(of: usual, team, date))
      return !own.isEmpty && own == made
    }
    return Set(found.map(\.0))
  }

  /// What is behind the front matter; nothing where that says more than the template's can, such as `meeting: none`.
  private static func text(of bytes: [UInt8], _ team: Team, _ date: Day) -> ArraySlice<UInt8> {
    let report = Report(SourceFile(name: "report", bytes: bytes), team: team, date: date)
    return report.hadNoMeeting || !report.diagnostics.isEmpty ? [] : bytes[report.body]
  }

  private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.contains(0x0D) ? bytes.filter { $0 != 0x0D } : bytes
  }

  /// What the template may use.
  static func values(_ team: Team, _ date: Day, _ community: Community) -> [String: MustacheValue] {
    [
      "team": .text(team.id), "name": .text(team.name), "mission": .text(team.mission),
      "date": .text(date.description), "call": .text(community.series.title),
    ]
  }
}
