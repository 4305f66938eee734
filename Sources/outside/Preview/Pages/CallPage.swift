import Bytes
import HTML
public import Meetings
import Reports

/// The page of a call: the status of each team's report, and other findings.
public struct CallPage: Sendable {
  /// A team's row of the table.
  public struct Row: Sendable {
    /// Status of the report.
    public enum State: String, Sendable { case delivered, missing, noMeeting, faulty }

    let team: Team
    let state: State
    /// Path of its report, as shown to the user.
    let file: String
    let slides: Int
    let reporters: [String]
    let errors: Int
    let warnings: Int

    public init(
      team: Team, state: State, file: String, slides: Int, reporters: [String], errors: Int, warnings: Int
    ) {
      (self.team, self.state, self.file, self.slides) = (team, state, file, slides)
      (self.reporters, self.errors, self.warnings) = (reporters, errors, warnings)
    }
  }

  let date: Day
  let title: String
  let rows: [Row]
  /// Findings that do not belong to a team.
  let others: [ShownFinding]

  /// Creates a page. `rows` are in the order of the deck, and empty for a call that has only an archived deck.
  public init(date: Day, title: String, rows: [Row], others: [ShownFinding]) {
    (self.date, self.title, self.rows, self.others) = (date, title, rows, others)
  }

  /// The complete page.
  public var page: PlainPage {
    var content = Markup()
    content.raw("<h1>")
    content.text("\(title), ")
    content.raw("<span class=\"day\">")
    content.text("\(date)")
    content.raw("</span></h1>\n<p>")
    content.tag("a", [("class", "deck-link"), ("href", Route.slides(date, team: nil).path)])
    content.raw("Slides of the whole deck</a></p>\n")
    if rows.isEmpty {
      content.raw("<p>There are no reports of this call; its archived deck is shown.</p>\n")
    } else {
      table(&content)
    }
    if !others.isEmpty {
      content.raw("<h2>Besides the reports</h2>\n<ul class=\"findings\">\n")
      for finding in others { self.finding(finding, &content) }
      content.raw("</ul>\n")
    }
    return PlainPage(title: "\(title), \(date)", content: content, route: .call(date))
  }

  private func table(_ content: inout Markup) {
    let delivered = rows.count { $0.state != .missing }
    content.raw("<p>")
    content.text("\(delivered) of \(rows.count) teams have delivered.")
    content.raw("</p>\n<div class=\"table\" tabindex=\"0\"><table>\n<thead><tr><th>Team</th><th>Report</th>")
    content.raw("<th>Slides</th><th>By</th><th>Faults</th></tr></thead>\n<tbody>\n")
    for row in rows { write(row, &content) }
    content.raw("</tbody>\n</table></div>\n")
  }

  private func write(_ row: Row, _ content: inout Markup) {
    content.tag("tr", [("class", row.state.rawValue)])
    content.raw("<th scope=\"row\">")
    if row.state == .missing {
      content.text(row.team.name)
    } else {
      content.tag("a", [("href", Route.slides(date, team: row.team.id).path)])
      content.text(row.team.name)
      content.raw("</a>")
    }
    content.raw("</th>")
    content.tag("td", [("class", "state"), ("title", row.file)])
    content.text(row.state.words)
    content.raw("</td><td class=\"number\">")
    content.text(row.slides > 0 ? "\(row.slides)" : "")
    content.raw("</td><td>")
    content.text(row.reporters.joined(separator: ", "))
    content.raw("</td><td class=\"faults\">")
    content.text(Self.count(row.errors, "error", row.warnings, "warning"))
    content.raw("</td></tr>\n")
  }

  private func finding(_ finding: ShownFinding, _ content: inout Markup) {
    content.tag("li", [("class", finding.severity)])
    content.raw("<strong>")
    content.text(finding.severity)
    content.raw("</strong> ")
    content.text(finding.message)
    content.raw(" <code>")
    content.text(finding.place)
    content.raw("</code></li>\n")
  }

  private static func count(_ errors: Int, _ error: String, _ warnings: Int, _ warning: String) -> String {
    [(errors, error), (warnings, warning)].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
      .joined(separator: ", ")
  }
}

extension CallPage.Row.State {
  fileprivate var words: String {
    switch self {
    case .delivered: "delivered"
    case .missing: "missing"
    case .noMeeting: "no meeting"
    case .faulty: "faulty"
    }
  }
}
