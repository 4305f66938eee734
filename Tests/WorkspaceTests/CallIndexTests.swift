import FileTrees
import Meetings
import TestSupport
import Testing
import Workspace

@Suite struct CallIndexTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.put("community: X\nteams:\n  - { id: ops, name: Team Ops }\n", "minutes.yml")
  }

  private func index() throws -> CallIndex { try CallIndex(Repository.find(folder.place)) }
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func anEmptyFolderHidesNoCall() throws {
    try folder.put("# A", "reports/2024-09-19/ops.md")
    try folder.put("", "reports/2024-09-25/.keep")
    let index = try index()
    let before = try #require(try index.before(day("2024-09-26")))
    #expect(before.day.description == "2024-09-19" && before.hasReports)
    #expect(try index.newestReports()?.description == "2024-09-19")
    #expect(try index.all().map(\.call.day.description) == ["2024-09-19"])
  }

  @Test func decksAreCallsAsWell() throws {
    try folder.put("x", "community-call/20240912.md")
    try folder.put("x", "community-call/notes.md")
    try folder.put("x", "community-call/2024-09-13.md")
    try folder.put("# A", "reports/2024-09-19/ops.md")
    let index = try index()
    #expect(index.decks.map(\.description) == ["2024-09-12"])
    let before = try #require(try index.before(day("2024-09-19")))
    #expect(before.day.description == "2024-09-12" && !before.hasReports)
    #expect(try index.before(day("2024-09-12")) == nil)
    let all = try index.all()
    #expect(
      all.map { "\($0.call.series) \($0.call.day)" } == ["community-call 2024-09-12", "community-call 2024-09-19"])
    #expect(all.map(\.hasReports) == [false, true])
    #expect(all.map(\.hasDeck) == [true, false])
  }

  @Test func whatWantsToBeAReportCounts() throws {
    try folder.put("# A", "reports/2024-09-19/ops.txt")
    try folder.put("# A", "reports/2024-09-26/notes.txt")
    #expect(try index().newestReports()?.description == "2024-09-19")
  }

  @Test func aRepositoryWithoutCalls() throws {
    #expect(try index().all().isEmpty)
    #expect(try index().newestReports() == nil)
    #expect(try index().newestDeck == nil)
  }
}
