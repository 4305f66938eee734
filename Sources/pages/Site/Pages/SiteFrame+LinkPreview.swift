import Bytes
import HTML
import Meetings

extension SiteFrame {
  /// Description, robots, structured data and link preview.
  func meta(_ page: SitePage, _ html: inout Markup) {
    if !page.description.utf8.isEmpty {
      html.tag("meta", [("name", "description"), ("content", page.description)])
      html.raw("\n")
    }
    if page.isHidden { html.raw("<meta name=\"robots\" content=\"noindex\">\n") }
    StructuredData.write(page, community, base: base, into: &html)
    preview(of: page, &html)
  }

  /// OpenGraph tags for link previews, and the canonical address.
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
}
