import Diagnostics
import Meetings
import Mustache

/// The slide that opens a team's column, made from the report's front matter.
struct TitleSlide {
  let report: Report
  let lead: Range<Int>?
  /// Who reports in other files of the team.
  var others: [Reporter] = []

  func pieces(_ template: Template) -> [DeckFragment] {
    let text = Array(template.render(values).utf8)
    guard let lead else { return [.made(text)] }
    return Self.pieces(of: text, lead: .slice(report.file, lead))
  }

  /// What the template may use.
  var values: [String: MustacheValue] {
    var all = report.reporters
    for reporter in others where !all.contains(reporter) { all.append(reporter) }
    let count = all.count
    let reporters = all.enumerated().map { index, reporter in
      let separator = index == 0 ? "" : index == count - 1 ? " and " : ", "
      var values: [String: MustacheValue] = ["name": .text(reporter.markdown), "separator": .text(separator)]
      if let handle = reporter.handle { values["handle"] = .text(handle) }
      return MustacheValue.object(values)
    }
    var values: [String: MustacheValue] = [
      "name": .text(report.team.name), "reporters": .list(reporters), "hasReporters": .flag(count > 0),
      "noMeeting": .flag(report.isText && report.hadNoMeeting), "unreadable": .flag(!report.isText),
    ]
    if lead != nil { values["lead"] = .text(Self.stand) }
    if !report.team.mission.isEmpty { values["mission"] = .text(report.team.mission) }
    return values
  }

  /// Stands in for the author's paragraph while the template is rendered.
  private static let stand = "\u{0}lead\u{0}"

  /// The text with the author's own bytes wherever the template wants them.
  private static func pieces(of text: [UInt8], lead: DeckFragment) -> [DeckFragment] {
    var pieces: [DeckFragment] = []
    var start = 0
    var offset = 0
    while let nul = text[offset...].firstIndex(of: 0) {
      guard text[nul...].starts(with: stand.utf8) else {
        offset = nul + 1
        continue
      }
      pieces += [.made(Array(text[start..<nul])), lead]
      start = nul + stand.utf8.count
      offset = start
    }
    return pieces + [.made(Array(text[start...]))]
  }
}
