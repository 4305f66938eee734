import Bytes
import Decks
import FileTrees
import HTML
import Links
import Meetings
import Reports

extension Overview {
  /// The page of a folder of the archive: its texts by year.
  func folder(_ folder: String) -> SiteFile {
    let address = WebsiteAddress.ofFolder(folder)
    let isCalls = folder == frame.community.series.folder
    var page = SitePage(address: address, title: isCalls ? "\(frame.community.series.title)s" : folder)
    if let team = frame.community.team(id: folder) { page.title = "Minutes of \(team.name)" }
    page.description = "All texts of \(folder), newest first"
    let root = TextPages.root(of: address)
    page.body.raw("<h1>")
    page.body.text(page.title)
    page.body.raw("</h1>\n")
    if let team = frame.community.team(id: folder) {
      page.body.raw("<p>")
      page.body.link("\(root)teams/\(team.id)/", "\(team.name) and its reports")
      page.body.raw("</p>\n")
    }
    let inside = entries.filter { $0.text.path.parent?.description == folder }
    byYear(inside, root: root, into: &page.body)
    let below = catalogue.folders.filter { $0.utf8.starts(with: (folder + "/").utf8) }
    if !below.isEmpty {
      page.body.raw("<h2>Folders</h2>")
      page.body.chips(below.map { (root + PercentEncoding.encoded(WebsiteAddress.ofFolder($0)), $0) })
      page.body.raw("\n")
    }
    return file(page)
  }

  /// The page of all years, with their numbers of texts.
  var years: SiteFile {
    var page = SitePage(address: "years/", title: "Years")
    page.description = "The archive by year"
    page.body.raw("<h1>Years</h1>\n<ul class=\"entries\">\n")
    for year in knownYears {
      let inside = entries.filter { $0.text.date?.year == year }
      let calls = inside.count { $0.text.kind == .call }
      page.body.raw("<li class=\"entry\">")
      page.body.link("\(year)/", String(year))
      page.body.text(
        ": \(counted(calls, "call")), \(counted(inside.count - calls, "other text"))"
      )
      page.body.raw("</li>\n")
    }
    page.body.raw("</ul>\n")
    return file(page)
  }

  /// The page of a year: its texts by month.
  func year(_ year: Int) -> SiteFile {
    var page = SitePage(address: "years/\(year)/", title: "\(year)")
    page.description = "Calls and minutes of \(year)"
    page.body.crumbs([("../../", "Start"), ("../", "Years")])
    page.body.raw("<h1>")
    page.body.text("\(year)")
    page.body.raw("</h1>\n")
    let inside = entries.filter { $0.text.date?.year == year }
    for month in (1...12).reversed() {
      let those = inside.filter { $0.text.date?.month == month }
      guard let first = those.first?.text.date else { continue }
      page.body.raw("<h2>")
      page.body.text(String(decoding: first.spoken.utf8.drop { $0 != 0x20 }.dropFirst().dropLast(5), as: UTF8.self))
      page.body.raw("</h2>\n<ul class=\"entries\">\n")
      for entry in those { item(entry, root: "../../", into: &page.body) }
      page.body.raw("</ul>\n")
    }
    return file(page)
  }

  /// Texts under the heading of their year; undated ones last.
  func byYear(_ inside: [Entry], root: String, into html: inout Markup) {
    var open = false
    var last: Int?
    for (index, entry) in inside.enumerated() {
      let year = entry.text.date?.year
      if index == 0 || year != last {
        if open { html.raw("</ul>\n") }
        html.raw("<h2>")
        html.text(year.map(String.init) ?? "Without a date")
        html.raw("</h2>\n<ul class=\"entries\">\n")
        open = true
        last = year
      }
      item(entry, root: root, into: &html)
    }
    if open { html.raw("</ul>\n") }
  }

  /// The page for missing addresses (404). It is served at any address, so its links are absolute.
  var notFound: SiteFile {
    var page = SitePage(address: "404.html", title: "Not found")
    page.isHidden = true
    page.root = frame.basePath
    page.body.raw(
      "<h1>There is nothing at this address</h1>\n<p>It may have been moved, or its name was cut off.</p>\n<ul>")
    page.body.raw("<li>")
    page.body.link(frame.basePath + "\(frame.community.series.folder)/", "All calls")
    page.body.raw("</li><li>")
    page.body.link(frame.basePath + "teams/", "All teams")
    page.body.raw("</li>")
    if frame.hasSearch {
      page.body.raw("<li>")
      page.body.link(frame.basePath + "search/", "Search")
      page.body.raw("</li>")
    }
    page.body.raw("</ul>\n")
    return SiteFile("404.html", frame.html(page))
  }
}
