import Bytes
import Decks
import FileTrees
import HTML
import Links
import Meetings
import Reports

/// A part of a text that is found separately: a team's part of a call, or a whole text of prose.
///
/// Parts are separate pages of the search index, so that it can be searched for one team.
struct SearchPart {
  let text: ArchivedText
  let anchor: String?
  let team: Team?
  let title: String
  private var body = Markup()

  init(_ text: ArchivedText, anchor: String?, team: Team?, title: String) {
    (self.text, self.anchor, self.team, self.title) = (text, anchor, team, title)
  }

  /// Adds the title if the text has none, since its words should be found too.
  mutating func addTitle() {
    body.raw("<h1>")
    body.text(title)
    body.raw("</h1>")
  }

  /// Adds a slide; a result opens at its anchor.
  mutating func add(_ html: [UInt8], _ anchor: String?) {
    guard let anchor else { return body.trusted(html) }
    body.tag("section", [("id", anchor)])
    body.trusted(html)
    body.raw("</section>")
  }

  func file(_ summary: PageSummary, _ frame: SiteFrame) -> SiteFile {
    let address = text.address + (anchor.map { "#" + PercentEncoding.encoded($0) } ?? "")
    var page = Markup()
    page.raw("<!DOCTYPE html>\n")
    page.tag("html", [("lang", summary.language)])
    page.raw("<head><meta charset=\"utf-8\"><title>")
    page.text(title)
    page.raw("</title></head><body data-pagefind-body>")
    func meta(_ name: String, _ value: String) {
      page.tag("meta", [("data-pagefind-meta", "\(name)[content]"), ("content", value)])
    }
    func filter(_ name: String, _ value: String) {
      page.tag("meta", [("data-pagefind-filter", "\(name)[content]"), ("content", value)])
    }
    meta("title", team.map { title.utf8.starts(with: $0.name.utf8) ? title : "\($0.name): \(title)" } ?? title)
    meta("address", address)
    if let date = text.date {
      meta("date", date.description)
      filter("year", String(date.year))
      page.tag("meta", [("data-pagefind-sort", "date[content]"), ("content", date.description)])
    }
    filter("kind", kind(frame))
    if let team { filter("team", team.name) }
    page.trusted(body.bytes)
    // Days can be searched for in the notation of the lists.
    if let date = text.date {
      page.raw("<p>")
      page.text(date.spoken)
      page.raw("</p>")
    }
    page.raw("</body></html>\n")
    return SiteFile(text.address + (anchor ?? "text") + "/index.html", page.bytes)
  }

  private func kind(_ frame: SiteFrame) -> String {
    switch text.kind {
    case .call: frame.community.series.title
    case .team: "Team minutes"
    case .document: "Document"
    }
  }
}
