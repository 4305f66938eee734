import Foundation
import Reveal
import Testing

@Suite struct LivePageTests {
  private func page(_ body: String) -> LivePage { LivePage(Pages.page(Pages.slide(body)), look: PageFiles()) }

  private func html(_ page: LivePage) -> String {
    String(decoding: page.html(bar: Array("<aside></aside>".utf8), look: PageFiles()), as: UTF8.self)
  }

  @Test func aSlideKeepsItsKeyWhereverItStands() {
    let before = page("# Ä 🚀\n\n---\n\n# B\n\n----\n\n## C")
    let after = page("# New\n\n---\n\n# Ä 🚀\n\n---\n\n# B\n\n----\n\n## C")
    #expect(after.sections.dropFirst().map(\.key) == before.sections.map(\.key))
    #expect(after.sections.map(\.id) == ["slide-0-0", "slide-1-0", "slide-2-0", "slide-2-1"])
  }

  @Test func anEditedSlideHasAnotherKey() {
    let keys = page("# A\n\n---\n\n# B").sections.map(\.key)
    let edited = page("# A\n\n---\n\n# B ä").sections.map(\.key)
    #expect(keys[0] == edited[0])
    #expect(keys[1] != edited[1])
  }

  /// The same text in another position of the grid has another key.
  @Test func belowAColumnIsAnotherKey() {
    #expect(page("# A\n\n---\n\n# B").sections[1].key != page("# A\n\n----\n\n# B").sections[1].key)
  }

  @Test func theSectionsAreWhatStandsOnThePage() {
    let page = page("# A\n\n---\n\n# B\n\n----\n\n## C")
    let html = html(page)
    for section in page.sections { #expect(html.contains(String(decoding: section.html, as: UTF8.self))) }
    #expect(html.contains("data-keys=\"\(page.sections.map(\.key).joined(separator: " "))\""))
    #expect(html.contains("</main>\n<aside></aside></body>"))
  }

  @Test func thePageMayConnectOnlyToItsServer() {
    let page = page("# A")
    #expect(page.policy.contains("default-src 'none'; script-src 'self'; style-src 'self'"))
    #expect(page.policy.contains("connect-src 'self'"))
    #expect(html(page).contains(page.policy))
  }

  @Test func allThatItLoadsIsServed() {
    let page = page("$x$\n\n```yaml\na: b\n```\n\n<font style=\"color: red\">ä</font>")
    let look = PageFiles()
    for address in page.sheets + page.scripts {
      let name = String(address.dropFirst("assets/".count).prefix { $0 != "?" })
      #expect(page.files[name] != nil || look.live(name) != nil, "\(address)")
    }
    #expect(page.scripts.contains("assets/katex.js"))
    #expect(look.live("../minutes.yml") == nil)
  }

  /// The address of a file changes with its content.
  @Test func anotherLookHasAnotherAddress() {
    let own = LivePage(Pages.page(Pages.slide("# A")), look: PageFiles(style: Array("b {}".utf8)))
    #expect(own.sheets != page("# A").sheets)
    #expect(own.head != page("# A").head)
  }
}
