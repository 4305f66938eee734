import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct ReportTemplateTests {
  /// Reports written by `minutes new` have no findings except for placeholders, for any team id.
  @Test(arguments: ["ops", "null", "true", "42", "0x1f", "1e3", "2024-09-26", "no", String(repeating: "a", count: 63)])
  func isARightReport(_ id: String) throws {
    let team = Team(id: id, name: "Team Öps 🚀", mission: "Wir betreiben")
    let date = try #require(Day("2024-09-26"))
    let text = try ReportTemplate.render(team, date: date, community: Community(), TemplateSet())
    let report = Report(file(text, "\(id).md"), team: team, date: date)
    #expect(shown(report.diagnostics) == [])
    #expect(report.reporters == [] && report.namesReporter)
    #expect(!report.hadNoMeeting)
    #expect(report.slideCount == 2)
    #expect(text.hasPrefix("---\nteam: \(id)\n"))
    #expect(text.contains("Team Öps 🚀, Community Call 2024-09-26"))
  }
}
