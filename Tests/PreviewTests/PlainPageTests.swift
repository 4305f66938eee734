import Diagnostics
import Foundation
import Meetings
import Preview
import Reports
import Reveal
import Testing

@Suite struct PlainPageTests {
  private let look = PageFiles()

  private func text(_ page: PlainPage) -> String { String(decoding: page.html(look: look), as: UTF8.self) }

  @Test func callsComeNewestFirst() throws {
    let calls = try ["2024-09-19", "2024-09-26", "2024-09-12"].map {
      StartPage.Call(date: try #require(Day($0)), hasReports: true, hasDeck: false)
    }
    let page = text(StartPage(community: "A & <B>", calls: calls).page)
    let places = try ["2024-09-26", "2024-09-19", "2024-09-12"].map {
      try #require(page.range(of: "/\($0)/")).lowerBound
    }
    #expect(places == places.sorted())
    #expect(page.contains("A &amp; &lt;B&gt;"))
  }

  @Test func withoutCallsTheFirstStepIsShown() {
    #expect(text(StartPage(community: "A", calls: []).page).contains("minutes new next"))
  }

  @Test func aCallShowsMissingTeams() throws {
    let date = try #require(Day("2024-09-26"))
    let rows = [
      CallPage.Row(
        team: Team(id: "iaas", name: "Team <IaaS>"), state: .faulty, file: "reports/iaas.md", slides: 4,
        reporters: ["@lena"], errors: 1, warnings: 2),
      CallPage.Row(
        team: Team(id: "ops", name: "Team Ops"), state: .missing, file: "reports/ops.md", slides: 0, reporters: [],
        errors: 0, warnings: 0),
    ]
    let page = text(CallPage(date: date, title: "Call", rows: rows, others: []).page)
    #expect(page.contains("1 of 2 teams have delivered."))
    #expect(page.contains("<a href=\"/2024-09-26/team-iaas\">Team &lt;IaaS&gt;</a>"))
    #expect(page.contains("1 error, 2 warnings"))
    #expect(!page.contains("team-ops"))
    #expect(page.contains("@lena"))
  }

  @Test func theKeyDependsOnTheContent() throws {
    let date = try #require(Day("2024-09-26"))
    func page(_ title: String) -> PlainPage { CallPage(date: date, title: title, rows: [], others: []).page }
    #expect(page("A").key == page("A").key)
    #expect(page("A").key != page("B").key)
    #expect(text(page("A")).contains("data-keys=\"\(page("A").key)\""))
  }

  @Test func pagesLoadOnlyFromTheServer() throws {
    let page = text(StartPage(community: "A", calls: []).page)
    #expect(page.contains(PlainPage.policy))
    #expect(!page.contains("<style"))
    #expect(!page.contains("://"))
  }
}
