import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct TitleSlideTests {
  static let team = Team(id: "ops", name: "Team Öps 🚀", mission: "Wir *betreiben* <b>")

  @Test(arguments: [
    (
      "---\nreporter: \"@anna\"\n---\n## A\n",
      "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nReport by [@anna](https://github.com/anna)\n"
    ),
    (
      "---\nreporter: [anna, ben]\n---\n## A\n",
      "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nReport by [@anna](https://github.com/anna) and [@ben](https://github.com/ben)\n"
    ),
    (
      "---\nreporter: [anna, ben, clara]\n---\n## A\n",
      "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nReport by [@anna](https://github.com/anna), [@ben](https://github.com/ben)"
        + " and [@clara](https://github.com/clara)\n"
    ),
    ("## A\n", "# Team Öps 🚀\n\nWir *betreiben* <b>\n"),
    (
      "---\nmeeting: none\nreporter: anna\n---\n## A\n",
      "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nNo meeting this week.\n\nReport by [@anna](https://github.com/anna)\n"
    ),
    (
      "---\nreporter: [Kim *B*, \"@ben\"]\n---\n## A\n",
      "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nReport by Kim \\*B\\* and [@ben](https://github.com/ben)\n"
    ),
    ("---\nreporter: \"@todo\"\n---\n## A\n", "# Team Öps 🚀\n\nWir *betreiben* <b>\n"),
    ("ä\0", "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nThe report could not be read.\n"),
    ("---\nmeeting: none\n---\nä\0", "# Team Öps 🚀\n\nWir *betreiben* <b>\n\nThe report could not be read.\n"),
    ("Grüße 🎉 &amp; {{name}}\n*here*\n\n## A\n", "# Team Öps 🚀\n\nGrüße 🎉 &amp; {{name}}\n*here*\n"),
  ])
  func wording(_ text: String, _ slide: String) throws {
    #expect(try Self.slide(Self.team, text) == slide)
  }

  @Test func withoutMission() throws {
    #expect(try Self.slide(Team(id: "ops", name: "Ops"), "## A\n") == "# Ops\n")
  }

  /// The lead is inserted unchanged at each place where the template uses it.
  @Test(arguments: [
    ("{{{name}}}\n{{{lead}}}\n", "ä\0Ops\nlead 🚀\n"), ("{{{lead}}}{{{lead}}}", "lead 🚀lead 🚀"),
    ("{{{name}}}", "ä\0Ops"),
    ("{{lead}}.", "lead 🚀."), ("{{#lead}}yes{{/lead}}", "yes"),
  ])
  func ownTemplate(_ template: String, _ slide: String) throws {
    let own = TemplateSet(own: [.title: file(template, "templates/title.md")])
    #expect(try Self.slide(Team(id: "ops", name: "ä\0Ops"), "lead 🚀\n\n## A\n", own) == slide)
  }

  private static func slide(_ team: Team, _ text: String, _ templates: TemplateSet = TemplateSet()) throws -> String {
    let report = Report(file(text, "ops.md"), team: team, date: ReportHeadTests.date)
    let lead = report.isText && !report.hadNoMeeting ? report.outline.lead : nil
    let pieces = TitleSlide(report: report, lead: lead).pieces(try templates.template(.title))
    return String(decoding: pieces.flatMap(\.bytes), as: UTF8.self)
  }
}
