import Diagnostics
import FileTrees
import Links
import Meetings
import Reports
import Testing

@testable import Docusaurus

/// Output of a whole archive: pages, other files and the order of the sidebar.
@Suite struct FolderTests {
  private static let texts: [String: String] = [
    "README.md": "# Archiv 🎉\n\nSee [the call](call/20260108.md#Team-Ö).\n",
    "call/20260108.md":
      "---\ntype: slide\ntitle: Sitzung\n---\n# Sitzung\n\n---\n\n# Team Ö\n\n---\n\n## Team Fig (2/2)\n",
    "fig/20260107.md": "# Minutes\n\n![Plan](./plan.png)\n", "fig/README.md": "# Team Fig\n", "misc/deep/a.md": "A\n",
  ]

  private static var folder: DocusaurusFolder {
    var community = Community()
    community.series.folder = "call"
    community.series.title = "Sitzung"
    community.teams = [Team(id: "oe", name: "Team Ö"), Team(id: "fig", name: "Team Fig")]
    let paths = (texts.keys + ["fig/plan.png"]).sorted().compactMap { RelativePath($0) }
    return DocusaurusFolder(Catalogue(paths, community)) { path in
      texts[path].map { SourceFile(name: path, bytes: Array($0.utf8)) }
    }
  }

  private static func page(_ path: String) throws -> DocusaurusPage {
    let text = try #require(texts[path])
    return try #require(folder.page(of: SourceFile(name: path, bytes: Array(text.utf8))))
  }

  @Test func aDeckHasTheTagsOfItsTeams() throws {
    let page = try Self.page("call/20260108.md")
    #expect(
      String(decoding: page.bytes, as: UTF8.self) == """
        ---
        title: "Sitzung, 2026-01-08"
        sidebar_label: "2026-01-08"
        date: 2026-01-08
        sidebar_position: -20260108
        tags: ["Team Ö", "Team Fig", "2026"]
        description: "Team Ö"
        ---

        ## Team Ö

        ### Team Fig (2/2)

        """)
  }

  @Test func aLinkLeadsToThePlaceInAnotherPage() throws {
    let page = try Self.page("README.md")
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.hasPrefix("---\ntitle: \"Archiv 🎉\"\nsidebar_position: 0\n---\n"))
    #expect(text.hasSuffix("\n\nSee [the call](./call/2026-01-08/index.md#team-ö).\n"))
    #expect(page.findings.isEmpty)
  }

  @Test func picturesLieBesideTheirPage() throws {
    let page = try Self.page("fig/20260107.md")
    #expect(page.files.map(\.published) == ["fig/2026-01-07/plan.png"])
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("tags: [\"Team Fig\", \"2026\"]\n"))
  }

  @Test func foldersAreOrdered() {
    let found = Self.folder.categories.map { path, bytes in
      path + " " + String(decoding: bytes.filter { $0 != 0x0A }, as: UTF8.self)
    }
    let overview = ",  \"link\": {\"type\": \"generated-index\"}}"
    #expect(
      found == [
        "call/_category_.json {  \"label\": \"Sitzung\",  \"position\": 1" + overview,
        "fig/_category_.json {  \"label\": \"Team Fig\",  \"position\": 3}",
        "misc/_category_.json {  \"label\": \"misc\",  \"position\": 4" + overview,
        "misc/deep/_category_.json {  \"label\": \"deep\",  \"position\": 5" + overview,
      ])
  }

  @Test func whatIsNotPublishedHasNoPage() {
    #expect(Self.folder.page(of: SourceFile(name: "reports/a.md", bytes: [])) == nil)
  }
}
