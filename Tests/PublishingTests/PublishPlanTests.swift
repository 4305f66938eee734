import FileTrees
import Site
import TestSupport
import Testing

@testable import Publishing

/// Which pages are stale follows from stamps and from what is remembered, without a file.
@Suite struct PublishPlanTests {
  private static let names = ["iaas/20240911.md", "iaas/20240918.md", "iaas/20240925.md", "iaas/rack.png", "notes.md"]

  private func run() throws -> MadeRun { try MadeRun(Self.names) }

  @Test func nothingToDoWhereNothingChanged() throws {
    let plan = try run().plan()
    #expect(plan.mode == .unchanged)
    #expect(plan.stale == [] && plan.fresh == [0, 1, 2, 3] && plan.removed == [] && !plan.pathsChanged)
  }

  @Test func aFirstRunMakesEveryPage() throws {
    var run = try run()
    (run.cache, run.records, run.damage) = (BuildCache(), nil, .files)
    let plan = try run.plan()
    #expect(plan.mode == .whole)
    #expect(plan.stale == [0, 1, 2, 3] && plan.fresh == [])
  }

  @Test func otherSettingsMakeEveryPage() throws {
    var run = try run()
    run.digest = "others"
    #expect(try run.plan().mode == .whole)
    #expect(try run.plan().stale == [0, 1, 2, 3])
  }

  @Test func aChangedTextAloneIsStale() throws {
    var run = try run()
    try run.put("iaas/20240918.md", MadeRun.stamp(2))
    let plan = try run.plan()
    #expect(plan.mode == .incremental)
    #expect(try run.stale() == "iaas/20240918.md")
    #expect(plan.fresh == [0, 2, 3] && !plan.pathsChanged)
  }

  @Test func aTextThatChangedWhileTheCacheWasWrittenIsStale() throws {
    var run = try run()
    let stamp = MadeRun.stamp(MadeRun.time)
    try run.put("notes.md", stamp)
    run.cache.sources[try path("notes.md")] = stamp
    #expect(try run.plan().mode == .incremental)
    #expect(try run.stale() == "notes.md")
  }

  @Test func aTextIsStaleWithAPictureThatItShows() throws {
    var run = try run()
    let picture = try path("iaas/rack.png")
    let known = TextBuild.Dependency(path: picture, stamp: MadeRun.stamp(1))
    try run.record("iaas/20240925.md") { $0.build.dependencies = [known] }
    #expect(try run.plan().mode == .unchanged)
    try run.put("iaas/rack.png", MadeRun.stamp(2))
    #expect(try run.stale() == "iaas/20240925.md")
    try run.remove("iaas/rack.png")
    #expect(try run.stale() == "iaas/20240925.md")
  }

  @Test func aTextIsStaleWhereAMissingPictureCame() throws {
    var run = try run()
    let missing = TextBuild.Dependency(path: try path("iaas/late.png"), stamp: nil)
    try run.record("notes.md") { $0.build.dependencies = [missing] }
    try run.put("iaas/20240911.md", MadeRun.stamp(2))
    #expect(try run.stale() == "iaas/20240911.md")
    try run.put("iaas/late.png", MadeRun.stamp(1))
    #expect(try run.stale() == "iaas/20240911.md notes.md")
    #expect(try run.plan().pathsChanged)
  }

  @Test func aNewTextMakesItsNeighboursStale() throws {
    var run = try run()
    try run.put("iaas/20240920.md", MadeRun.stamp(2))
    #expect(try run.stale() == "iaas/20240918.md iaas/20240920.md iaas/20240925.md")
    #expect(try run.plan().pathsChanged)
    #expect(try run.plan().removed == [])
  }

  @Test func aRemovedTextIsNamedAndItsNeighboursAreStale() throws {
    var run = try run()
    try run.remove("iaas/20240925.md")
    let plan = try run.plan()
    #expect(plan.removed.map(\.description) == ["iaas/20240925.md"])
    #expect(try run.stale() == "iaas/20240918.md")
    #expect(plan.mode == .incremental && plan.pathsChanged)
  }

  @Test func aRenamedTextIsRemovedAndNew() throws {
    var run = try run()
    try run.remove("notes.md")
    try run.put("rules.md", MadeRun.stamp(1))
    let plan = try run.plan()
    #expect(plan.removed.map(\.description) == ["notes.md"])
    #expect(try run.stale() == "rules.md")
    // As many files as before, and still others.
    #expect(plan.pathsChanged)
  }

  @Test func textsWithErrorsAreReadAgainUnlessForced() throws {
    var run = try run()
    run.cache.errors = 1
    try run.record("notes.md") { $0.facts.summary.errors = 1 }
    #expect(try run.plan().mode == .incremental)
    #expect(try run.stale() == "notes.md")
    run.isForced = true
    #expect(try run.plan().mode == .unchanged)
  }

  @Test func aDamagedSiteIsMadeAgain() throws {
    var run = try run()
    run.damage = .folders
    #expect(try run.plan().mode == .incremental)
    #expect(try run.plan().stale == [])
    run.damage = .files
    #expect(try run.plan().mode == .whole)
    #expect(try run.plan().stale == [0, 1, 2, 3])
  }

  @Test func withoutRecordsEveryPageIsMade() throws {
    var run = try run()
    run.records = nil
    try run.put("notes.md", MadeRun.stamp(2))
    #expect(try run.plan().mode == .whole)
    #expect(try run.plan().stale == [0, 1, 2, 3])
  }
}
