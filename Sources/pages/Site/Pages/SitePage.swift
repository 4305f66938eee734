import HTML
import Meetings

/// A page of the site, without the frame around it.
struct SitePage {
  /// The address on the site, with a trailing slash; empty for the start page.
  var address: String
  var title: String
  var description = ""
  var language = "en"
  var date: Day?
  /// The picture for link previews, by its path on the site.
  var picture: String?
  /// Whether it is the search page.
  var isSearch = false
  /// Whether it has a search form, which leads to that page.
  var asksSearch = false
  /// Whether it is an archived text.
  var isText = false
  /// Whether search engines must not index it.
  var isHidden = false
  /// Additional files of `assets/` that it needs.
  var styles: [String] = []
  var scripts: [String] = []
  var mainClass = ""
  /// The address of the site's root, for a page that is served at any address.
  var root: String?
  var body = Markup()
}
