import Diagnostics
import FileTrees
import Links
import Meetings
import Reports
import Testing

@testable import Docusaurus

/// Paths of pages, and links between them.
@Suite struct PlacesTests {
  @Test func rootedPathsAreTheArchivesAndElseTheServers() throws {
    let made = try MadePage("[minutes](/fig/20260107.md), [by a wiki's name](/fig/20260107), [note](/s/abc)\n")
    #expect(
      made.body
        == "[minutes](../../fig/2026-01-07/index.md), [by a wiki's name](../../fig/2026-01-07/index.md), [note](https://pad.example/s/abc)\n"
    )
  }

  @Test func aFolderWithoutAPageLeadsToItsNewestText() throws {
    let paths = ["iaas/20240925.md", "iaas/20241002.md", "iaas/plan.md"]
    let folder = DocusaurusFolder(Catalogue(paths.compactMap { RelativePath($0) }, Community())) { _ in nil }
    let text = "[e](/iaas), [h](../iaas), [z](../fig)\n"
    let page = try #require(folder.page(of: SourceFile(name: "iaas/20240925.md", bytes: Array(text.utf8))))
    let body = String(decoding: page.bytes, as: UTF8.self)
    #expect(body.contains("[e](../2024-10-02/index.md), [h](../2024-10-02/index.md), z"))
  }

  /// Docusaurus would serve such files from the site's own origin, so they are not copied.
  @Test(arguments: ["plan.htm", "plan.html", "plan.xhtml", "plan.js", "plan.xml"])
  func whatABrowserRunsStaysInTheArchive(_ name: String) throws {
    let made = try MadePage("[the plan](\(name))\n\n![the plan](\(name))\n")
    #expect(made.page.files.isEmpty)
    #expect(made.findings.utf8.split(separator: 0x0A).count == 2)
    #expect(!made.body.contains(name))
  }

  @Test(arguments: ["https://github.com/Example/minutes/blob/main/", "https://github.com/Example/minutes"])
  func addressesOfTheRepositoryAreWithinTheArchive(_ source: String) throws {
    let text = """
      [one](https://github.com/example/minutes/blob/main/fig/20260107.md#Open-ends)
      [two](https://github.com/Example/minutes/tree/main/fig)
      [three](https://github.com/Example/minutes/blob/main/call/cover.png)
      [other](https://github.com/Example/minutes/issues/3)
      """
    let made = try MadePage(text, source: source)
    #expect(
      made.body == """
        [one](../../fig/2026-01-07/index.md#open-ends)\\
        [two](../../fig/index.md)\\
        [three](./cover.png)\\
        [other](https://github.com/Example/minutes/issues/3)

        """)
    #expect(made.page.files.map(\.archived) == ["call/cover.png"])
    #expect(made.page.files.map(\.published) == ["call/2026-01-08/cover.png"])
    #expect(made.findings == "")
  }

  @Test func anchorsAreThoseOfDocusaurus() throws {
    let made = try MadePage("# Titel\n\n## Große Dinge & mehr 🎉\n\n## Open ends\n\n## Open ends\n")
    #expect(made.page.anchor(of: "Große-Dinge--mehr-🎉") == "große-dinge--mehr-")
    #expect(made.page.anchor(of: "Open-ends") == "open-ends")
    #expect(made.page.anchor(of: "open-ends-1") == "open-ends-1")
    #expect(made.page.anchor(of: "nowhere") == nil)
  }
}
