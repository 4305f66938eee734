import FileTrees
import Meetings
import TestSupport
import Testing
import Workspace

/// A text that cannot be read is named, and nothing is said of what it may show.
@Suite struct UnreadableTextTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.put("community: X\nteams:\n  - { id: ops, name: Team Ops }\n", "minutes.yml")
    try folder.put("GIF89a0000000000", "community-call/rack.gif")
  }

  private func survey() throws -> PictureSurvey { try PictureSurvey(Repository.find(folder.place), dates: []) }

  @Test func aPictureThatNobodyShowsIsOrphaned() throws {
    try folder.put("# A", "community-call/20240926.md")
    let survey = try survey()
    #expect(survey.unread().isEmpty)
    #expect(try survey.orphaned().count == 1)
  }

  @Test func nothingIsOrphanedWhileATextIsUnread() throws {
    try folder.put("# A", "community-call/20240919.md")
    try folder.put(String(repeating: "x", count: (64 << 20) + 1), "community-call/20240927.md")
    let survey = try survey()
    #expect(survey.unread().count == 1)
    #expect(survey.unread().first?.contains("20240927.md") == true)
    #expect(try survey.orphaned().isEmpty)
    let missing = try ArchivedPictures(Repository.find(folder.place)).missing()
    #expect(missing.count == 1 && missing[0].contains("20240927.md"))
  }
}
