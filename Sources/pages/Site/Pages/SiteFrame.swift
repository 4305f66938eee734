import HTML
import Links
public import Meetings

/// The frame around every page of a site: head, header with the menu, footer.
public struct SiteFrame: Sendable {
  public let community: Community
  /// The site's address, with a trailing slash; empty if unknown.
  public let base: String
  /// Whether the site has a search.
  public let hasSearch: Bool

  public init(_ community: Community, base: String, hasSearch: Bool) {
    (self.community, self.hasSearch) = (community, hasSearch)
    self.base = base.utf8.isEmpty || base.utf8.last == UInt8(ascii: "/") ? base : base + "/"
  }

  /// The name of a team; its id if it is no longer in the settings.
  func name(ofTeam id: String) -> String { community.team(id: id)?.name ?? id }

  /// The title of a text with its team's name, for browser tabs and feeds.
  func fullTitle(of text: ArchivedText, _ summary: PageSummary) -> String {
    guard case .team(let id) = text.kind else { return summary.title }
    let name = self.name(ofTeam: id)
    return summary.title.utf8.starts(with: name.utf8) ? summary.title : "\(name): \(summary.title)"
  }

  /// The path of the site on its host, such as `/minutes/`; `/` if unknown.
  var basePath: String {
    guard let slash = base.utf8.firstIndex(of: UInt8(ascii: ":")).map({ base.utf8[$0...].dropFirst(3) }),
      let start = slash.firstIndex(of: UInt8(ascii: "/"))
    else { return "/" }
    return String(decoding: slash[start...], as: UTF8.self)
  }

  /// The complete page, with `page.body` in `main`.
  func html(_ page: SitePage) -> [UInt8] {
    let depth = page.address.utf8.count { $0 == UInt8(ascii: "/") }
    let root = page.root ?? String(repeating: "../", count: depth)
    let home = root.utf8.isEmpty ? "./" : root
    var html = Markup()
    html.raw("<!DOCTYPE html>\n")
    // The frame is in English, regardless of the text's language.
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
    header(page.address, home, root, &html)
    html.raw("<main id=\"content\"")
    if !page.mainClass.utf8.isEmpty {
      html.raw(" class=\"")
      html.text(page.mainClass)
      html.raw("\"")
    }
    html.raw(">\n")
    html.trusted(page.body.bytes)
    html.raw("</main>\n")
    footer(root, &html)
    html.raw("</body>\n</html>\n")
    return html.bytes
  }

  private func header(_ address: String, _ home: String, _ root: String, _ html: inout Markup) {
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
  }

  private func footer(_ root: String, _ html: inout Markup) {
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
  }

  /// The content security policy; only the search page fetches an index and compiles WebAssembly.
  private static func policy(_ page: SitePage) -> String {
    let isSearch = page.isSearch
    return "default-src 'none'; script-src 'self'\(isSearch ? " 'wasm-unsafe-eval'" : ""); style-src 'self'; "
      + "img-src 'self' data:; font-src 'self'; \(isSearch ? "connect-src 'self'; " : "")"
      + "base-uri 'none'; form-action \(isSearch || page.asksSearch ? "'self'" : "'none'")"
  }
}
