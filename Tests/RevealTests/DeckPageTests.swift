import FileTrees
import Foundation
import Reveal
import Testing

@Suite struct DeckPageTests {
  @Test func stacksAreNested() {
    let html = Pages.text(Pages.page(Pages.slide("# Ä 🚀\n\n---\n\n# B\n\n----\n\n## C")))
    #expect(html.contains("<section id=\"slide-0-0\"><h1>Ä 🚀</h1></section>\n<section>\n<section id=\"slide-1-0\">"))
    #expect(html.contains("<section id=\"slide-1-1\"><h2>C</h2></section>\n</section>"))
  }

  /// Heading levels for screen readers have no gaps, whatever levels the author used.
  @Test func headingsFollowEachOther() {
    let html = Pages.text(Pages.page(Pages.slide("# A\n\n---\n\n### B\n\n---\n\n# C\n\n---\n\n###### D")))
    #expect(html.contains("<h3 aria-level=\"2\">B</h3>"))
    #expect(html.contains("<h6 aria-level=\"2\">D</h6>"))
  }

  @Test func frontMatterIsNeverMarkup() {
    let html = Pages.text(
      Pages.page(
        "---\ntitle: '</title><script>a()</script>'\nlang: 'x\" onload=\"a()'\ndescription: '\"><b>'\n---\n\n# A\n"))
    #expect(!html.contains("<script>a()") && !html.contains("onload"))
    #expect(html.contains("<title>&lt;/title&gt;&lt;script&gt;a()&lt;/script&gt;</title>"))
    #expect(html.contains("<html lang=\"en\""))
  }

  @Test func stylesBecomeClasses() {
    let page = Pages.page(
      Pages.slide("<font style=\"color: red; position: fixed\">ä</font> <b style=\"color: red\">b</b>"))
    let html = Pages.text(page)
    #expect(html.contains("<font class=\"s1\">ä</font>") && html.contains("<b class=\"s1\">b</b>"))
    #expect(!html.contains("style=") && !html.contains("fixed"))
    #expect(page.findings.map(\.rule) == ["style-not-allowed"])
  }

  @Test func onlyWhatIsNeededIsLoaded() {
    let plain = Pages.page(Pages.slide("# A")).files(named: "deck", look: PageFiles())
    let names = plain.paths.map(\.description)
    #expect(
      names.contains("assets/reveal.js") && !names.contains("assets/katex.js") && !names.contains("assets/mermaid.js"))
    let full = Pages.page(Pages.slide("$x$\n\n```mermaid\npie\n```\n\n```yaml\na: b\n```")).files(
      named: "deck", look: PageFiles())
    for name in ["katex.js", "highlight.js", "mermaid.js"] {
      #expect(full.paths.map(\.description).contains("assets/" + name))
    }
  }

  /// Names of a page's files are hashes of their content: equal decks have equal files, and other pages do not change.
  @Test func thesameDeckGivesTheSamePage() {
    let text = Pages.slide("# A\n\n<b style=\"color: red\">b</b> <i style=\"color: blue\">i</i>")
    #expect(
      Pages.page(text).files(named: "deck", look: PageFiles())
        == Pages.page(text).files(named: "deck", look: PageFiles()))
  }

  @Test func aStandalonePageNamesWhatMayRun() {
    let html = String(
      decoding: Pages.page(Pages.slide("# A"), form: .standalone).standalone(look: PageFiles()), as: UTF8.self)
    #expect(html.contains("script-src 'sha256-"))
    #expect(!html.contains("unsafe-inline") && !html.contains("src=\"assets"))
    #expect(html.components(separatedBy: "</script>").count == 3)
  }
}
