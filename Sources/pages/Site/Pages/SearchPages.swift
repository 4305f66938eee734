import HTML
import Search
import Templates

extension Overview {
  /// The files of `assets` that only the search page needs.
  public static let searchAssets = ["assets/search.css", "assets/search.js"]

  /// The search page.
  var searchFiles: [SiteFile] {
    var page = SitePage(address: "search/", title: "Search")
    page.description = "Find when something was discussed"
    page.isHidden = true
    page.isSearch = true
    page.scripts = ["search.js"]
    page.styles = ["search.css"]
    page.body.raw("<h1>Search</h1>\n")
    page.body.trusted(SearchPage.content(root: "../").utf8)
    return [
      file(page), SiteFile("assets/search.css", Templates.searchStyle),
      SiteFile("assets/search.js", Templates.searchScript),
    ]
  }
}
