import FileTrees
import Meetings
import Testing

@testable import Links

/// Paths of Docusaurus pages, and links between them.
@Suite struct DocusaurusPathsTests {
  private static func texts(_ paths: [String]) throws -> [ArchivedText] {
    try paths.map { path in
      try #require(RelativePath(path).flatMap { ArchivedText($0, CatalogueTests.community()) }, "\(path)")
    }
  }

  @Test(arguments: [
    ("call/20260108.md", "call/2026-01-08/index.md"),
    ("fig/20260107-überhang 🎉.md", "fig/2026-01-07-überhang 🎉/index.md"),
    ("fig/202601071.md", "fig/202601071/index.md"), ("20261301.md", "20261301/index.md"),
    ("fig/README.md", "fig/index.md"), ("README.md", "index.md"), ("notes.md", "notes/index.md"),
    ("_drafts/_.md", "drafts/page/index.md"),
  ])
  func everyTextHasAPage(_ path: String, _ page: String) throws {
    let pages = DocusaurusPaths(try Self.texts([path]))
    #expect(pages[path] == page)
    #expect(pages["gone.md"] == nil)
  }

  @Test func noTwoTextsHaveOnePage() throws {
    let paths = [
      "fig/20260107.md", "fig/2026-01-07.md", "fig/a.md", "fig/A.md", "fig/a/README.md", "fig/_a.md", "_.md",
    ]
    let pages = DocusaurusPaths(try Self.texts(paths))
    let again = DocusaurusPaths(try Self.texts(paths.reversed()))
    #expect(Set(paths.compactMap { pages[$0]?.lowercased() }).count == paths.count)
    #expect(paths.map { pages[$0] } == paths.map { again[$0] })
    #expect(pages["fig/20260107.md"] == "fig/2026-01-07/index.md")
    #expect(paths.compactMap { pages[$0] }.allSatisfy { !$0.hasPrefix("_") && !$0.contains("/_") })
  }

  @Test(arguments: [
    ("fig", "fig/README.md"), ("call", "call/20260108.md"), ("other", "other/b.md"), ("", nil), ("gone", nil),
  ])
  func aFolderIsItsOwnPageElseItsNewestText(_ folder: String, _ path: String?) throws {
    let pages = DocusaurusPaths(
      try Self.texts([
        "call/20251211.md", "call/20260108.md", "call/plan.md", "fig/20260107.md", "fig/README.md", "notes.md",
        "other/b.md", "other/c.md",
      ]))
    #expect(pages.text(ofFolder: folder)?.path.description == path)
  }

  @Test(arguments: [
    ("a/b/index.md", "a/c d/index.md", "../c%20d/index.md"), ("index.md", "a/index.md", "./a/index.md"),
    ("a/index.md", "a/x.png", "./x.png"), ("a/b/index.md", "ü/(1).md", "../../ü/%281%29.md"),
  ])
  func pagesNameEachOther(_ page: String, _ target: String, _ written: String) {
    #expect(ArchivePath.relative(from: page, to: target) == written)
  }

  @Test(arguments: [
    ("./a.md", "call/a.md"), ("../fig/ü.md", "fig/ü.md"), ("../../a.md", nil), ("..", ""), ("/fig//x.md", "fig/x.md"),
  ])
  func pathsAreResolved(_ path: String, _ resolved: String?) {
    #expect(ArchivePath.resolve(path, from: "call") == resolved)
  }
}
