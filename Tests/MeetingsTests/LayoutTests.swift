import FileTrees
import Meetings
import Testing

@Suite struct LayoutTests {
  @Test func everythingHasItsPlace() throws {
    var community = Community()
    community.series.folder = "meetings/weekly"
    let layout = Layout(community)
    let day = try #require(Day("2024-09-26"))
    #expect(layout.deck(of: day).description == "meetings/weekly/20240926.md")
    #expect(layout.decks.description == "meetings/weekly")
    #expect(layout.reports(of: day).description == "reports/2024-09-26")
    #expect(layout.report("iaas.md", of: day)?.description == "reports/2024-09-26/iaas.md")
    #expect(layout.report("../iaas.md", of: day) == nil)
    #expect(layout.agenda(of: day).description == "reports/2024-09-26/agenda.yml")
    #expect(layout.note(of: day).description == ".minutes/notes/20240926.txt")
    let replaced = layout.replaced(layout.deck(of: day), number: 2)
    #expect(replaced.description == ".minutes/replaced/meetings/weekly/20240926.md.2")
  }

  @Test(arguments: [
    ("20240926.md", "2024-09-26"), ("2024-09-26.md", nil), ("20241301.md", nil), ("20240926.MD", nil),
    ("20240926-notes.md", nil), ("x20240926.md", nil),
  ]) func decksAreKnownByTheirNames(_ name: String, _ day: String?) {
    #expect(Layout.day(ofDeck: name)?.description == day)
  }

  @Test(arguments: [("2024-09-26", "2024-09-26"), ("20240926", nil), ("2024-9-26", nil), ("2024-02-30", nil)])
  func foldersOfReportsAreKnownByTheirNames(_ name: String, _ day: String?) {
    #expect(Layout.day(ofReports: name)?.description == day)
  }

  @Test(arguments: [
    ("ops.md", "ops"), ("ops-2.md", "ops-2"), ("ops-3.md", "ops"), ("ops-2-2.md", "ops-2"), ("opsy.md", nil),
    ("iaas-12.md", "iaas"), ("iaas-.md", nil), ("iaas-bob.md", "iaas"), ("ops-2-bob-3.md", "ops-2"),
    ("ops-east.md", nil),
    ("vp04.md", "iaas"), ("vp04-bob.md", "iaas"), ("iaas.txt", nil), ("-2.md", nil),
  ]) func reportsBelongToTeams(_ file: String, _ team: String?) {
    var community = Community()
    community.teams = ["iaas", "ops", "ops-2"].map { Team(id: $0, name: $0) }
    community.teams[0].formerly = ["vp04"]
    community.folders = ["ops", "ops-east"]
    #expect(community.team(ofReport: file)?.id == team)
  }

  @Test func callsAreOrderedByDay() throws {
    let (early, late) = try (#require(Day("2024-09-19")), #require(Day("2024-09-26")))
    let calls = [Call(series: "a", day: late), Call(series: "b", day: early), Call(series: "a", day: early)]
    #expect(calls.sorted().map { "\($0.series) \($0.day)" } == ["a 2024-09-19", "b 2024-09-19", "a 2024-09-26"])
  }
}
