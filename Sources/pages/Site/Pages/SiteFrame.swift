import Bytes
import Decks
import FileTrees
import HTML
public import Meetings
import Reports

/// What all pages of a site share: its name, its ways, where it lies.
public struct SiteFrame: Sendable {
  public let community: Community
  /// Where the site is read, with a slash at its end; empty where that is not known.
  public let base: String
  /// Whether there is a search.
  public let hasSearch: Bool
  /// What stands around pages that are no part of the menu, by how deep they lie.
  private var edges: [(header: [UInt8], footer: [UInt8])] = []

  public init(_ community: Community, base: String, hasSearch: Bool) {
    (self.community, self.hasSearch) = (community, hasSearch)
    self.base = base.utf8.isEmpty || base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
    edges = (0..<6).map { depth in
      let root = String(repeating: "../", count: depth)
      return (header("", root.utf8.isEmpty ? "./" : root, root).bytes, footer(root).bytes)
    }
  }

  /// What a team is called; its id where the settings do not know it any more.
  func name(ofTeam id: String) -> String { community.team(id: id)?.name ?? id }

  /// What a text is called where nothing around says whose it is: in a tab, in a feed.
  func fullTitle(of text: ArchivedText, _ facts: PageFacts) -> String {
    guard case .team(let id) = text.kind else { return facts.title }
    let name = self.name(ofTeam: id)
    return facts.title.utf8.starts(with: name.utf8) ? facts.title : "\(name): \(facts.title)"
  }

  /// The path of the site on its host: `/minutes/`; `/` where it is not known.
  var basePath: String {
    guard let slash = base.utf8.firstIndex(of: UInt8(ascii: ":")).map({ base.utf8[$0...].dropFirst(3) }),
      let start = slash.firstIndex(of: UInt8(ascii: "/"))
    else { return "/" }
    return String(decoding: slash[start...], as: UTF8.self)
  }

  /// The whole page. `page` says what it is about, `body` what stands in its `main`.
  func html(_ page: SitePage) -> [UInt8] {
    let depth = page.address.utf8.count { $0 == UInt8(ascii: "/") }
    let root = page.root ?? String(repeating: "../", count: depth)
    let home = root.utf8.isEmpty ? "./" : root
    var html = Markup()
    html.raw("<!DOCTYPE html>\n")
    // What stands around a text is English, whatever the text is.
    html.tag("html", [("lang", "en")])
    html.raw("\n<head>\n<meta charset=\"utf-8\">\n")
    html.tag("meta", [("http-equiv", "Content-Security-Policy"), ("content", Self.policy(page))])
    html.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
    html.text(page.title == community.name ? page.title : "\(page.title) · \(community.name)")
    html.raw("</title>\n")
    meta(page, &html)
    html.tag("link", [("rel", "stylesheet"), ("href", "\(root)assets/site.css")])
    for style in page.styles { html.tag("link", [("rel", "stylesheet"), ("href", "\(root)assets/\(style)")]) }
    html.raw("\n")
    html.tag("link", [("rel", "icon"), ("href", "\(root)assets/icon.svg"), ("type", "image/svg+xml")])
    html.raw("\n")
    if !base.utf8.isEmpty {
      html.tag(
        "link",
        [
          ("rel", "alternate"), ("type", "application/atom+xml"), ("title", community.name),
          ("href", "\(root)feed.xml"),
        ])
      html.raw("\n")
      html.tag(
        "link",
        [
          ("rel", "alternate"), ("type", "application/feed+json"), ("title", community.name),
          ("href", "\(root)feed.json"),
        ])
      html.raw("\n")
    }
    for script in page.scripts {
      html.tag("script", [("src", "\(root)assets/\(script)"), ("defer", "")])
      html.raw("</script>\n")
    }
    html.tag("script", [("src", "\(root)assets/site.js"), ("defer", "")])
    html.raw("</script>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n")
    if page.isText, page.root == nil, depth < edges.count {
      html.trusted(edges[depth].header)
    } else {
      html.trusted(header(page.address, home, root).bytes)
    }
    html.raw("<main id=\"content\"")
    if !page.mainClass.utf8.isEmpty {
      html.raw(" class=\"")
      html.text(page.mainClass)
      html.raw("\"")
    }
    html.raw(">\n")
    html.trusted(page.body.bytes)
    html.raw("</main>\n")
    html.trusted(depth < edges.count && page.root == nil ? edges[depth].footer : footer(root).bytes)
    html.raw("</body>\n</html>\n")
    return html.bytes
  }

  private func header(_ address: String, _ home: String, _ root: String) -> Markup {
    var html = Markup()
    html.raw("<header class=\"site\"><a class=\"brand\" href=\"")
    html.text(home)
    html.raw("\"><span class=\"mark\" aria-hidden=\"true\"></span>")
    html.text(community.name)
    html.raw("</a><nav aria-label=\"Site\"><ul>")
    var ways = [("Calls", "\(community.series.folder)/"), ("Teams", "teams/"), ("Years", "years/")]
    if hasSearch { ways.append(("Search", "search/")) }
    for (name, way) in ways {
      html.raw("<li>")
      html.tag("a", [("href", root + way)] + (address == way ? [("aria-current", "page")] : []))
      html.text(name)
      html.raw("</a></li>")
    }
    html.raw("</ul></nav></header>\n")
    return html
  }

  private func footer(_ root: String) -> Markup {
    var html = Markup()
    html.raw("<footer class=\"site\"><p>")
    html.text(community.tagline)
    html.raw("</p><ul>")
    var ways = [("Calendar", root + "calendar.ics")]
    if !base.utf8.isEmpty { ways = [("Atom feed", root + "feed.xml"), ("JSON feed", root + "feed.json")] + ways }
    if !community.site.source.utf8.isEmpty { ways.append(("Source", community.site.source)) }
    for (name, address) in ways {
      html.raw("<li>")
      html.tag("a", [("href", address)])
      html.text(name)
      html.raw("</a></li>")
    }
    html.raw("</ul></footer>\n")
    return html
  }

  /// What search engines and chat windows ask for.
  private func meta(_ page: SitePage, _ html: inout Markup) {
    if !page.description.utf8.isEmpty {
      html.tag("meta", [("name", "description"), ("content", page.description)])
      html.raw("\n")
    }
    if page.isHidden { html.raw("<meta name=\"robots\" content=\"noindex\">\n") }
    StructuredData.write(page, community, base: base, into: &html)
    preview(of: page, &html)
  }

  /// What is shown where somebody posts a link to the page, and which address counts.
  func preview(of page: SitePage, _ html: inout Markup) {
    func tag(_ attributes: [(name: String, value: String)]) {
      html.tag("meta", attributes)
      html.raw("\n")
    }
    tag([("property", "og:title"), ("content", page.title)])
    tag([("property", "og:site_name"), ("content", community.name)])
    tag([("property", "og:type"), ("content", page.date == nil ? "website" : "article")])
    if !page.description.utf8.isEmpty { tag([("property", "og:description"), ("content", page.description)]) }
    if let date = page.date { tag([("property", "article:published_time"), ("content", date.description)]) }
    guard !base.utf8.isEmpty, !page.isHidden else { return }
    let address = base + PercentEncoding.encoded(page.address)
    html.tag("link", [("rel", "canonical"), ("href", address)])
    html.raw("\n")
    tag([("property", "og:url"), ("content", address)])
    guard let picture = page.picture else { return }
    tag([("property", "og:image"), ("content", base + PercentEncoding.encoded(picture))])
    tag([("property", "og:image:alt"), ("content", "Cover of \(page.title)")])
    tag([("name", "twitter:card"), ("content", "summary_large_image")])
  }

  /// What a page may load and run; the search alone asks its own index and compiles its own code.
  private static func policy(_ page: SitePage) -> String {
    let isSearch = page.isSearch
    return "default-src 'none'; script-src 'self'\(isSearch ? " 'wasm-unsafe-eval'" : ""); style-src 'self'; "
      + "img-src 'self' data:; font-src 'self'; \(isSearch ? "connect-src 'self'; " : "")"
      + "base-uri 'none'; form-action \(isSearch || page.asksSearch ? "'self'" : "'none'")"
  }
}

/// A page of the site as its frame sees it.
struct SitePage {
  /// Below the site, with a slash at its end; empty for the start page.
  var address: String
  var title: String
  var description = ""
  var language = "en"
  var date: Day?
  /// For link previews, below the site.
  var picture: String?
  /// Whether it is the page that asks the search's index.
  var isSearch = false
  /// Whether it has a form that leads to that page.
  var asksSearch = false
  /// Whether it is an archived text.
  var isText = false
  /// Whether search engines are to pass over it.
  var isHidden = false
  /// Files of `assets/` that it needs besides.
  var styles: [String] = []
  var scripts: [String] = []
  var mainClass = ""
  /// What leads to the top of the site, where the page can be read at any address.
  var root: String?
  var body = Markup()
}

extension Day {
  /// `26 September 2024`.
  var spoken: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day) \(months[month - 1]) \(year)"
  }
}

extension Markup {
  /// The way from the start page to where the reader is.
  mutating func crumbs(_ places: [(address: String, name: String)]) {
    raw("<nav class=\"crumbs\" aria-label=\"You are here\"><ol>")
    items(places)
    raw("</ol></nav>\n")
  }

  /// Links side by side.
  mutating func chips(_ links: [(address: String, name: String)]) {
    raw("<ul class=\"chips\">")
    items(links)
    raw("</ul>")
  }

  private mutating func items(_ links: [(address: String, name: String)]) {
    for (address, name) in links {
      raw("<li>")
      link(address, name)
      raw("</li>")
    }
  }

  /// A link of the site; `unseen` is said behind its text to those who do not see where it stands.
  mutating func link(
    _ address: String, _ text: String, _ attributes: [(name: String, value: String)] = [], unseen: String = ""
  ) {
    tag("a", [("href", address)] + attributes)
    self.text(text)
    if !unseen.utf8.isEmpty { self.unseen(unseen) }
    raw("</a>")
  }

  /// Words for those who do not see the page.
  mutating func unseen(_ words: String) {
    raw("<span class=\"unseen\">")
    text(words)
    raw("</span>")
  }

  /// A day as readers write it, and as programs read it.
  mutating func time(_ date: Day) {
    tag("time", [("datetime", date.description)])
    text(date.spoken)
    raw("</time>")
  }
}
