import Bytes
import Decks
import HTML
import Links
import Meetings
import Reports

extension Overview {
  /// The start page: the latest call, the next one, the teams, the years.
  var start: SiteFile {
    var page = SitePage(address: "", title: frame.community.name)
    page.description = "\(frame.community.series.title) and minutes of \(frame.community.name)"
    page.mainClass = "start"
    page.asksSearch = frame.hasSearch
    page.body.raw("<header class=\"hero\"><h1>")
    page.body.text(frame.community.name)
    page.body.raw("</h1><p>")
    page.body.text(frame.community.tagline)
    page.body.raw("</p>")
    if frame.hasSearch {
      page.body.raw(
        """
        <form class="ask" action="search/" role="search"><label for="ask">Find when something was discussed</label>
        <span><input id="ask" name="q" type="search" autocomplete="off"><button>Search</button></span></form>

        """)
    }
    page.body.raw("</header>\n<div class=\"cards\">\n")
    latest(&page.body)
    next(&page.body)
    page.body.raw("</div>\n")
    recent(&page.body)
    teamList(&page.body)
    yearList(&page.body)
    return file(page)
  }

  private func latest(_ html: inout Markup) {
    guard let call = calls.first, let date = call.text.date else { return }
    html.raw("<section class=\"card\"><h2>Latest call</h2><p class=\"big\">")
    html.tag("a", [("href", PercentEncoding.encoded(call.text.address))])
    html.time(date)
    html.raw("</a></p>")
    if !call.summary.parts.isEmpty {
      let address = PercentEncoding.encoded(call.text.address)
      html.chips(
        call.summary.parts.map { part in
          (address + "#" + PercentEncoding.encoded(part.anchor), frame.name(ofTeam: part.team))
        })
    }
    if call.summary.isDeck {
      html.raw("<p>")
      html.link(PercentEncoding.encoded(call.text.address) + "deck/", "Show as slides", [("class", "button")])
      html.raw("</p>")
    }
    html.raw("</section>\n")
  }

  /// The weekday is known, but today is not, since output must not depend on the clock; a script inserts the date.
  private func next(_ html: inout Markup) {
    let call = frame.community.series
    let day = Community.weekdays[call.weekday]
    let name = String(decoding: [day.utf8.first.map { $0 & 0xDF } ?? 0] + Array(day.utf8.dropFirst()), as: UTF8.self)
    html.raw("<section class=\"card\"><h2>Next call</h2>")
    html.tag(
      "p",
      [
        ("class", "big"), ("data-weekday", "\(call.weekday)"), ("data-time", call.time),
        ("data-minutes", "\(call.minutes)"), ("data-zone", call.timezone),
      ])
    html.text("Every \(name), \(call.time)")
    html.raw("</p><p>")
    html.text("\(call.minutes) minutes, time of \(call.timezone)")
    html.raw("</p><p>")
    html.link("calendar.ics", "Subscribe to the calendar", [("class", "button")])
    html.raw("</p></section>\n")
  }

  private func recent(_ html: inout Markup) {
    let recent = entries.filter { $0.text.date != nil }.prefix(8)
    guard !recent.isEmpty else { return }
    html.raw("<section><h2>Recently</h2><ul class=\"entries\">\n")
    for entry in recent { item(entry, root: "", into: &html) }
    html.raw("</ul></section>\n")
  }

  private func teamList(_ html: inout Markup) {
    guard !frame.community.teams.isEmpty else { return }
    html.raw("<section><h2>Teams</h2>")
    html.chips(frame.community.teams.map { ("teams/\($0.id)/", $0.name) })
    html.raw("</section>\n")
  }

  private func yearList(_ html: inout Markup) {
    guard !knownYears.isEmpty else { return }
    html.raw("<section><h2>Years</h2>")
    html.chips(knownYears.map { ("years/\($0)/", String($0)) })
    html.raw("</section>\n")
  }
}
