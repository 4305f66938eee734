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
    let tail = end.lastIndex(of: UInt8(ascii: "}")).map { end[($0 + 1)...] } ?? end[...]
    // A list of open action items that was carried over, and not touched, is nobody's writing either.
    let written = reports.map { (name: $0.name, bytes: CarriedList.removed(from: $0.file.bytes)) }
    let suspects = written.filter { $0.bytes.suffix(tail.count).elementsEqual(tail) }
    guard !suspects.isEmpty else { return [] }
    let template = try templates.template(.report)
    let found = suspects.filter { name, bytes in
      guard let team = community.teams.first(where: { $0.id + ".md" == name }) else { return false }
      return bytes.elementsEqual(template.render(values(team, date, community)).utf8)
    }
    return Set(found.map(\.name))
  }

  /// What the template may use.
  static func values(_ team: Team, _ date: Day, _ community: Community) -> [String: MustacheValue] {
    [
      "team": .text(team.id), "name": .text(team.name), "mission": .text(team.mission),
      "date": .text(date.description), "call": .text(community.series.title),
    ]
  }
}
