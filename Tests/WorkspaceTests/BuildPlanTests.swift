import Archive
import FileTrees
import Meetings
import TestSupport
import Testing
import Workspace

/// What a build of a call that is archived already keeps, takes and refuses.
@Suite struct BuildPlanTests {
  private let folder: TestFolder
  private let date: Day

  init() throws {
    folder = try TestFolder()
    date = try #require(Day("2026-11-24"))
    try settings("{ id: crane, name: Crane }", "{ id: dock, name: Dock }")
    try report("crane", "ropes 🎉")
    try report("dock", "gates")
    _ = try plan(.plain).store()
  }

  private func settings(_ teams: String...) throws {
    let list = teams.map { "  - \($0)\n" }.joined()
    try folder.put("community: Club\ncall: { folder: calls }\nteams:\n\(list)", "minutes.yml")
  }

  private func report(_ team: String, _ text: String) throws {
    try folder.put("---\nreporter: ada\n---\n\n## Topic\n\n* \(text)\n", "reports/2026-11-24/\(team).md")
  }

  private func plan(_ mode: BuildPlan.Mode) throws -> BuildPlan {
    let repository = try Repository.find(folder.place)
    return try BuildPlan(
      BuildJob(repository: repository, date: date, pictures: .localize), repository.files(of: date), mode)
  }

  private func deck() throws -> String {
    try String(decoding: #require(try folder.folder.read(path("calls/20261124.md"))), as: UTF8.self)
  }

  private func state() throws -> DeckState.State {
    let repository = try Repository.find(folder.place)
    return try DeckState(repository.files(of: date), in: repository).state
  }

  @Test(arguments: ["", "---\nreporter: ada\n---\n", " \n\n"])
  func aReportThatIsEmptyTakesNoSlidesOut(_ text: String) throws {
    try folder.put(text, "reports/2026-11-24/dock.md")
    try report("crane", "new ropes")
    let before = try deck()
    #expect(throws: BuildRefusal.self) { try plan(.plain).store() }
    #expect(try deck() == before)
    let merged = try plan(.merge)
    #expect(merged.keptSlides)
    _ = try merged.store()
    #expect(try deck().contains("gates") && deck().contains("new ropes"))
    #expect(try state() == .current)
    let original = try path("calls/20261124.md.orig")
    #expect(try plan(.force).store().outcome == .kept(original: original))
    #expect(try !deck().contains("gates"))
  }

  @Test func aTeamThatIsNoneAnyMoreKeepsItsSlides() throws {
    try settings("{ id: crane, name: Crane }")
    try report("crane", "new ropes")
    let plan = try plan(.plain)
    #expect(plan.notes.count == 1)
    _ = try plan.store()
    #expect(try deck().contains("gates") && deck().contains("# Dock") && deck().contains("new ropes"))
  }

  @Test func aTeamKeepsTheNameOfThen() throws {
    try settings("{ id: crane, name: Crane }", "{ id: quay, name: Quay, formerly: [dock] }")
    try report("dock", "more gates")
    _ = try plan(.plain).store()
    #expect(try deck().contains("# Dock\n") && deck().contains("more gates"))
    _ = try plan(.force).store()
    #expect(try deck().contains("# Quay\n"))
  }

  @Test func anEditThatNoReportHasStays() throws {
    try folder.put(deck().replacing("gates", with: "öpen gates"), "calls/20261124.md")
    #expect(try state() == .edited)
    try report("crane", "new ropes")
    _ = try plan(.merge).store()
    #expect(try deck().contains("öpen gates") && deck().contains("new ropes"))
    #expect(try state() == .current)
    try report("crane", "newest ropes")
    #expect(try state() == .stale)
    _ = try plan(.plain).store()
    #expect(try deck().contains("öpen gates") && deck().contains("newest ropes"))
    try report("dock", "other gates")
    #expect(throws: BuildRefusal.self) { try plan(.plain).store() }
  }

  @Test func anAcceptedEditIsInItsReport() throws {
    try folder.put(deck().replacing("gates", with: "öpen gates"), "calls/20261124.md")
    let outcome = try AcceptJob(repository: Repository.find(folder.place), date: date).run()
    #expect(outcome.reports.map(\.path.lastName) == ["dock.md"] && outcome.left == [])
    let report = try #require(try folder.folder.read(path("reports/2026-11-24/dock.md")))
    #expect(String(decoding: report, as: UTF8.self).contains("* öpen gates"))
    #expect(try state() == .current)
    #expect(try AcceptJob(repository: Repository.find(folder.place), date: date).run().isNothing)
  }

  @Test func aCallIsMovedAndTakenAway() throws {
    let other = try #require(Day("2026-11-25"))
    _ = try MoveJob(repository: Repository.find(folder.place), from: date, to: other).run()
    let moved = try #require(try folder.folder.read(path("calls/20261125.md")))
    let text = String(decoding: moved, as: UTF8.self)
    #expect(text.contains("2026-11-25") && !text.contains("2026-11-24"))
    #expect(
      try folder.folder.entry(path("calls/20261124.md")) == nil
        && folder.folder.entry(path("reports/2026-11-24")) == nil)
    let job = RemoveJob(repository: try Repository.find(folder.place), date: other)
    #expect(try job.remove()?.description == ".minutes/removed/calls/20261125.md")
    try job.undo()
    #expect(try folder.folder.read(path("calls/20261125.md")) == moved)
    _ = try job.purge()
    let names = try folder.names().filter { $0.hasSuffix(".md") && $0 != ".minutes/pending/README.md" }
    #expect(names == [])
  }

  @Test func aPictureBesideTheReportComesAlong() throws {
    try folder.put("picture", "reports/2026-11-24/foto.png")
    try report("crane", "![a crane](./foto.png)")
    #expect(try state() == .stale)
    #expect(try Repository.find(folder.place).pictureToBring("20261124-foto.png") == Array("picture".utf8))
    #expect(try Repository.find(folder.place).pictureToBring("20261124-other.png") == nil)
    _ = try plan(.plain).store()
    #expect(try deck().contains("![a crane](./20261124-foto.png)"))
    #expect(try folder.folder.read(path("calls/20261124-foto.png")) == Array("picture".utf8))
    try folder.put("other", "reports/2026-11-24/foto.png")
    _ = try plan(.plain).store()
    #expect(try deck().contains("./20261124-foto-2.png"))
  }

  @Test func reportsInWrongPlacesAreNamed() throws {
    for place in [
      "2026-11-24-x/crane.md", "24.11.2026/dock.md", "crane.md", "2026-11-24/inner/dock.md", "2026-11-17x/crane.md",
    ] {
      try folder.put("## x\n", "reports/\(place)")
    }
    let files = try Repository.find(folder.place).files(of: date)
    #expect(
      files.misplaced.map(\.path.description) == [
        "reports/2026-11-24/inner/dock.md", "reports/2026-11-24-x/crane.md", "reports/24.11.2026/dock.md",
        "reports/crane.md",
      ])
    #expect(files.misplaced.allSatisfy { $0.meant.first?.description.hasPrefix("reports/2026-11-24/") ?? false })
  }
}
