import HTML
import Meetings

/// A page of the site, without the frame around it.
struct SitePage {
  /// Below the site, with a slash at its end; empty for the start page.
  var address: String
  var title: String
  var description = ""
  var language = "en"
  var date: Day?
  /// The picture for link previews, below the site.
  var picture: String?
  /// Whether it is the page that asks the search's index.
  var isSearch = false
  /// Whether it has a form that leads to that page.
  var asksSearch = false
  /// Whether it is an archived text.
  var isText = false
  /// Whether search engines must not index it.
  var isHidden = false
  /// Files of `assets/` that it needs besides.
  var styles: [String] = []
  var scripts: [String] = []
  var mainClass = ""
  /// The path to the top of the site, for a page that is served at any address.
  var root: String?
  var body = Markup()
}
