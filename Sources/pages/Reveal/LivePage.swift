public import Decks
import Digests
import HTML
import Templates

/// A deck's page that follows the editor: the page, and its parts that can be changed while it is open.
public struct LivePage: Sendable {
  /// A slide of the page.
  public struct Section: Sendable {
    public let slide: Slide
    /// A key of the slide's content, independent of its position except for whether it opens a column.
    public let key: String
    /// The anchor, made of the slide's position.
    public let id: String
    public let html: [UInt8]
  }

  public let title: String
  public let sections: [Section]
  /// The classes of the document, which select its look.
  public let classes: String
  /// The slide options as JSON.
  public let options: String
  /// Addresses of style sheets, in order of precedence; a changed style sheet has a new address.
  public let sheets: [String]
  /// Addresses of the scripts that the slides need.
  public let scripts: [String]
  /// The content security policy, for the HTTP header and the page.
  public let policy: String
  /// The page's own files by their name below `assets/`: its style sheet and its pictures.
  public let files: [String: [UInt8]]
  private let page: DeckPage
  private let script: String

  /// Creates the page of a deck with this look; `PageFiles.live` serves shared files.
  public init(_ page: DeckPage, look: PageFiles) {
    self.page = page
    title = page.title
    options = page.options
    classes = page.head.look.classes
    sections = zip(page.slides, page.sections).map(Self.section)
    let own = "deck-\(SHA256.hex(of: page.sheet).prefix(16)).css"
    let shared = look.sheets(for: page.needs, theme: page.head.look.theme)
    sheets = (shared + [look.address(of: look.style), own, look.liveStyle]).map { "assets/\($0)" }
    scripts = look.scripts(for: page.needs).map { "assets/\($0)" }
    script = look.address(of: look.script)
    policy = DeckPage.Policy(styles: [], origins: page.origins, isLinked: true, isLive: true).text
    files = page.pictures.merging([own: page.sheet]) { old, _ in old }
  }

  /// The whole page, with `bar` after its slides.
  public func html(bar: [UInt8], look: PageFiles) -> [UInt8] {
    var html = page.head.start(policy: policy) { head in
      for sheet in sheets { head.tag("link", [("rel", "stylesheet"), ("href", sheet)]) }
      // Before the other script, which renders formulas and the like in the page.
      head.tag(
        "script",
        [
          ("src", "assets/\(look.liveScript)"), ("data-mark", look.liveMark), ("data-stream", look.liveStream),
          ("data-keys", keys), ("defer", ""),
        ])
      head.raw("</script>\n")
      head.tag(
        "script", [("src", "assets/\(script)"), ("data-scripts", scripts.joined(separator: " ")), ("defer", "")])
      head.raw("</script>\n")
    }
    html.trusted(page.body)
    html.trusted(bar)
    html.raw("</body>\n</html>\n")
    return html.bytes
  }

  /// Everything that a page shows beside its slides, as text for comparisons.
  public var head: String { ([title, classes, options] + sheets + scripts).joined(separator: "\n") }

  private var keys: String { sections.map(\.key).joined(separator: " ") }

  /// The key depends on everything except the anchor, which changes if slides are inserted before it.
  private static func section(_ slide: Slide, _ html: [UInt8]) -> Section {
    let id = SlideSection.id(slide)
    let named = Array(" id=\"\(id)\"".utf8)
    let tag = "<section".utf8.count
    let isNamed = html.dropFirst(tag).starts(with: named)
    let rest = isNamed ? Array(html[..<tag] + html[(tag + named.count)...]) : html
    // A slide that opens a column differs from one with the same text below it.
    let key = SHA256.hex(of: rest).prefix(16) + (slide.v == 0 ? "" : ".")
    return Section(slide: slide, key: String(key), id: id, html: html)
  }
}
