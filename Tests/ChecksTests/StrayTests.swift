import Checks
import Diagnostics
import Meetings
import Reports
import Testing

@Suite struct StrayTests {
  @Test(arguments: [
    ("reports/2024-09-26/contianer.md", "report \"contianer\" belongs to no team, did you mean \"container\"?", 0),
    ("grüße-🚀.md", "report \"grüße-🚀\" belongs to no team", 1),
  ])
  func namesTheNearestTeam(_ name: String, _ message: String, _ notes: Int) {
    var community = Community()
    community.teams = [Team(id: "iaas", name: "Team IaaS"), Team(id: "container", name: "Team Container")]
    let finding = Check.stray(SourceFile(name: name, bytes: []), community: community)
    #expect(finding.rule == "team-unknown")
    #expect(finding.message == message)
    #expect(finding.notes.count == notes)
  }
}
