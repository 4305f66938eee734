import Diagnostics
import Meetings
import Testing

@testable import Reports

@Suite struct ConflictMarkTests {
  private func mark(_ text: String) -> Range<Int>? { ConflictMark.first(in: Array(text.utf8)) }

  @Test func onlyWholeMarksCount() {
    #expect(mark("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n") == 0..<12)
    #expect(mark("ä🎉\n<<<<<<<\r\na\r\n=======\r\nb\r\n>>>>>>>\r\n") == 7..<14)
    #expect(mark("<<<<<<< HEAD\na\n>>>>>>> x\n") == nil)
    #expect(mark("a\n=======\nb\n>>>>>>> x\n") == nil)
    #expect(mark("<<<<<<<HEAD\na\n=======\nb\n>>>>>>> x\n") == nil)
    #expect(mark("<!-- minutes: allow conflict-mark -->\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n") == nil)
  }

  /// Nobody knows which side of a conflict a team means, so none is shown for it.
  @Test func aReportWithThemCannotBeRead() throws {
    let text = "---\nreporter: lena\n---\n\n## A\n\n<<<<<<< HEAD\n- ä\n=======\n- b 🎉\n>>>>>>> x\n"
    let file = SourceFile(name: "iaas.md", bytes: Array(text.utf8))
    let team = Team(id: "iaas", name: "Team IaaS")
    let report = Report(file, team: team, date: try #require(Day("2024-09-26")))
    #expect(!report.isText)
    #expect(report.diagnostics.map(\.rule) == ["conflict-mark"])
    var community = Community()
    community.teams = [team]
    let call = CallReports(
      try #require(Day("2024-09-26")), files: [("iaas.md", file)], agenda: nil, community: community)
    let deck = String(
      decoding: try AssembledDeck.assemble(call, community: community, templates: TemplateSet()).bytes, as: UTF8.self)
    #expect(deck.contains("could not be read") && !deck.contains("<<<<"))
  }
}
