import Bytes
import Decks
import HTML
import Links
import Meetings
import Reports

extension Overview {
  /// The page of all teams, with the mission and the latest activity of each.
  var teams: SiteFile {
    var page = SitePage(address: "teams/", title: "Teams")
    page.description = "The teams of \(frame.community.name)"
    page.body.raw("<h1>Teams</h1>\n<ul class=\"cards\">\n")
    for team in frame.community.teams {
      page.body.raw("<li class=\"card\"><h2>")
      page.body.link("\(team.id)/", team.name)
      page.body.raw("</h2>")
      if !team.mission.utf8.isEmpty {
        page.body.raw("<p>")
        page.body.text(team.mission)
        page.body.raw("</p>")
      }
      if let date = entries(of: team.id).first?.text.date {
        page.body.raw("<p class=\"facts\">Last heard of on ")
        page.body.time(date)
        page.body.raw("</p>")
      }
      page.body.raw("</li>\n")
    }
    page.body.raw("</ul>\n")
    return file(page)
  }

  /// A team's page: its reports over time, and its own minutes, with details for the latest ones.
  func team(_ team: Team) -> SiteFile {
    var page = SitePage(address: "teams/\(team.id)/", title: team.name)
    page.description = team.mission.utf8.isEmpty ? "Reports and minutes of \(team.name)" : team.mission
    page.mainClass = "team-page"
    page.body.crumbs([("../../", "Start"), ("../", "Teams")])
    page.body.raw("<h1>")
    page.body.text(team.name)
    page.body.raw("</h1>\n")
    if !team.mission.utf8.isEmpty {
      page.body.raw("<p class=\"lead\">")
      page.body.text(team.mission)
      page.body.raw("</p>\n")
    }
    if !frame.base.utf8.isEmpty {
      page.body.raw("<p class=\"facts\">")
      page.body.link("feed.xml", "Atom feed")
      page.body.raw(" ")
      page.body.link("feed.json", "JSON feed")
      page.body.raw("</p>\n")
    }
    let all = entries(of: team.id)
    let reports = all.filter { entry in entry.summary.parts.contains { $0.team == team.id } }
    let own = all.filter { $0.text.kind == .team(team.id) }
    self.reports(reports, of: team, into: &page.body)
    if !own.isEmpty {
      page.body.raw("<section><h2>Own minutes</h2>\n<ul class=\"entries\">\n")
      for entry in own.prefix(Self.shown) {
        item(entry, root: "../../", of: team.id, into: &page.body)
      }
      page.body.raw("</ul>\n")
      older(own.dropFirst(Self.shown), anchor: { _ in nil }, into: &page.body)
      page.body.raw("</section>\n")
    }
    if all.isEmpty { page.body.raw("<p>Nothing has been heard of this team yet.</p>\n") }
    return file(page)
  }

  private static let shown = 12

  private func reports(_ reports: [Entry], of team: Team, into html: inout Markup) {
    guard !reports.isEmpty else { return }
    html.raw("<section><h2>Reports</h2>\n<ul class=\"entries\">\n")
    for entry in reports.prefix(Self.shown) {
      let known = details(entry.text)
      let parts = known.summary.parts.indices.filter { known.summary.parts[$0].team == team.id }
      guard let date = entry.text.date, let first = parts.first.map({ known.summary.parts[$0] }) else { continue }
      let address = "../../" + PercentEncoding.encoded(entry.text.address)
      html.raw("<li class=\"entry\">")
      html.time(date)
      html.raw(" <div>")
      html.link(
        address + "#" + PercentEncoding.encoded(first.anchor), "Report of the \(frame.community.series.title)",
        hidden: ", \(date.spoken)")
      let reporters = parts.flatMap { known.summary.parts[$0].reporters }
      if !reporters.isEmpty {
        html.raw(" <span class=\"by\">by ")
        html.text(reporters.map { "@" + $0 }.joined(separator: ", "))
        html.raw("</span>")
      }
      let topics = parts.flatMap(known.topics(ofPart:))
      if !topics.isEmpty {
        html.raw("<ul class=\"topics\">")
        for topic in topics {
          html.raw("<li>")
          html.link(address + "#" + PercentEncoding.encoded(topic.anchor), topic.title)
          html.raw("</li>")
        }
        html.raw("</ul>")
      }
      html.raw("</div></li>\n")
    }
    html.raw("</ul>\n")
    older(
      reports.dropFirst(Self.shown), anchor: { entry in entry.summary.parts.first { $0.team == team.id }?.anchor },
      into: &html)
    html.raw("</section>\n")
  }

  /// All older entries, by year, as a list of days.
  private func older(_ entries: ArraySlice<Entry>, anchor: (Entry) -> String?, into html: inout Markup) {
    var last: Int?
    for entry in entries {
      guard let date = entry.text.date else { continue }
      if date.year != last {
        if last != nil { html.raw("</p>\n") }
        html.raw("<h3>")
        html.text(String(date.year))
        html.raw("</h3>\n<p class=\"days\">")
        last = date.year
      }
      let place = anchor(entry).map { "#" + PercentEncoding.encoded($0) } ?? ""
      html.tag("a", [("href", "../../" + PercentEncoding.encoded(entry.text.address) + place)])
      html.tag("time", [("datetime", date.description)])
      html.text(String(decoding: date.description.utf8.dropFirst(5), as: UTF8.self))
      html.raw("</time></a> ")
    }
    if last != nil { html.raw("</p>\n") }
  }
}
