import FileTrees
import Meetings
import TestSupport
import Testing
import Workspace

/// Which dates a call that is moved takes along.
@Suite struct MoveJobTests {
  private let folder: TestFolder
  private let (from, to): (Day, Day)

  init() throws {
    folder = try TestFolder()
    try folder.put("community: Club\ncall: { folder: calls }\nteams:\n  - { id: crane, name: Crane }\n", "minutes.yml")
    (from, to) = (try #require(Day("2026-11-24")), try #require(Day("2026-12-01")))
  }

  private func moved(_ text: String, _ place: String, to newPlace: String) throws -> String {
    try folder.put(text, place)
    _ = try MoveJob(repository: Repository.find(folder.place), from: from, to: to).run()
    return String(decoding: try #require(try folder.folder.read(path(newPlace))), as: UTF8.self)
  }

  @Test(arguments: ["\n", "\r\n"])
  func onlyTheCoverOfADeckIsDatedAnew(_ end: String) throws {
    let text = ["---", "type: slide", "---", "", "# 🎉 2026-11-24", "", "---", "", "# Ä", "", "As of 2026-11-24", ""]
    let deck = try moved(text.joined(separator: end), "calls/20261124.md", to: "calls/20261201.md")
    #expect(deck.contains("🎉 2026-12-01") && deck.contains("As of 2026-11-24"))
  }

  @Test func aDeckWithoutFrontMatterHasACoverToo() throws {
    let deck = try moved(
      "# 2026-11-24\n\n---\n\nSince 2026-11-24\n\n---\n\nC\n", "calls/20261124.md", to: "calls/20261201.md")
    #expect(deck == "# 2026-12-01\n\n---\n\nSince 2026-11-24\n\n---\n\nC\n")
  }

  @Test(arguments: [
    ("\u{FEFF}---\ndate: 2026-11-24\n---\n\n## ä\n\ndate: 2026-11-24\n", true),
    ("---\r\nreporter: ada\r\ndate: 2026-11-24\r\n---\r\n\r\n## 🎉\r\n", true),
    ("----\ndate: 2026-11-24\n----\n\n## A\n", false), ("## A\n\ndate: 2026-11-24\n", false),
  ]) func theFrontMatterOfAReportIsDatedAnew(_ text: String, _ isDated: Bool) throws {
    let report = try moved(text, "reports/2026-11-24/crane.md", to: "reports/2026-12-01/crane.md")
    var wanted = text
    if isDated, let old = wanted.firstRange(of: "2026-11-24") { wanted.replaceSubrange(old, with: "2026-12-01") }
    #expect(report == wanted)
  }
}
