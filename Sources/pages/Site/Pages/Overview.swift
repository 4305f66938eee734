import Bytes
import Decks
import FileTrees
import HTML
public import Links
import Meetings
import Reports
import Syndication

/// The pages about more than one text, made of the facts about each text.
public struct Overview: Sendable {
  let catalogue: Catalogue
  let frame: SiteFrame
  /// The texts with their facts, newest first, undated ones last.
  let entries: [Entry]
  let calls: [Entry]
  /// The time zone of the calls.
  let zone: Zone
  private let byTeam: [String: [Entry]]

  /// A text and what lists show of it.
  struct Entry: Sendable {
    let text: ArchivedText
    let summary: PageSummary
  }

  /// All facts about a text, for the few lists that show more.
  let details: @Sendable (ArchivedText) -> PageFacts

  /// `summaries` are those of `catalogue.texts`, in their order; `details` gives all facts about one of them.
  public init(
    _ catalogue: Catalogue, _ summaries: [PageSummary], _ frame: SiteFrame,
    details: @escaping @Sendable (ArchivedText) -> PageFacts
  ) {
    self.details = details
    (self.catalogue, self.frame) = (catalogue, frame)
    zone = Zone(frame.community.series.timezone) ?? .utc
    let all = zip(catalogue.texts, summaries).map { Entry(text: $0, summary: $1) }
    let (dated, undated) = (all.filter { $0.text.date != nil }, all.filter { $0.text.date == nil })
    entries =
      Array(
        dated.enumerated().sorted { left, right in
          guard let before = left.element.text.date, let after = right.element.text.date, before != after else {
            return left.offset < right.offset
          }
          return before > after
        }.map(\.element)) + undated
    calls = entries.filter { $0.text.kind == .call }
    var byTeam: [String: [Entry]] = [:]
    for entry in entries {
      var named: Set<String> = []
      if case .team(let id) = entry.text.kind { named.insert(id) }
      for part in entry.summary.parts { named.insert(part.team) }
      for id in named { byTeam[id, default: []].append(entry) }
    }
    self.byTeam = byTeam
  }

  /// Independent jobs that can run in parallel: the overview pages, feeds and other machine-readable files, and the
  /// search page if there is one.
  public var jobs: [@Sendable () -> [SiteFile]] {
    var jobs: [@Sendable () -> [SiteFile]] = [
      { [start, teams, notFound, years] }, { [calendarFile, redirectsFile] }, { sitemapFiles },
      { feeds("", title: frame.community.name, entries.filter { $0.text.date != nil }) },
    ]
    for team in frame.community.teams { jobs.append { [self.team(team)] + feeds(of: team) } }
    for folder in catalogue.folders { jobs.append { [self.folder(folder)] } }
    for year in knownYears { jobs.append { [self.year(year)] } }
    if frame.hasSearch { jobs.append { searchFiles } }
    return jobs
  }

  func entries(of team: String) -> [Entry] { byTeam[team] ?? [] }

  var knownYears: [Int] { Array(Set(entries.compactMap { $0.text.date?.year })).sorted(by: >) }

  func file(_ page: SitePage) -> SiteFile { SiteFile(page.address + "index.html", frame.html(page)) }

  // MARK: Pieces

  /// A list entry: the day, name and summary of a text.
  ///
  /// On a team's own page the team's name is omitted.
  func item(_ entry: Entry, root: String, of team: String? = nil, into html: inout Markup) {
    let (text, summary) = (entry.text, entry.summary)
    html.raw("<li class=\"entry\">")
    if let date = text.date {
      html.time(date)
      html.raw(" ")
    }
    html.raw("<div>")
    let isCall = text.kind == .call && text.suffix.utf8.isEmpty
    let name = isCall ? frame.community.series.title : Self.withoutDate(summary.title, text.date)
    let isDate = text.date.map { [$0.spoken, $0.description, $0.compact].contains(name) } ?? false
    let title = isDate ? "Minutes" : name
    // In a screen reader's list of links, "Minutes" would otherwise occur a hundred times.
    var hidden = ""
    if isDate || isCall, let date = text.date {
      if case .team(let id) = text.kind { hidden = ", " + frame.name(ofTeam: id) }
      hidden += ", \(date.spoken)"
    }
    html.link(root + PercentEncoding.encoded(text.address), title, hidden: hidden)
    if case .team(let id) = text.kind, id != team {
      html.raw(" <span class=\"tag\">")
      html.text(frame.name(ofTeam: id))
      html.raw("</span>")
    }
    if !summary.opening.utf8.isEmpty {
      html.raw("<p>")
      html.text(summary.opening)
      html.raw("</p>")
    }
    html.raw("</div></li>\n")
  }

  /// The title without its date, since the day is shown beside it: `Team IaaS, 25 September 2024`.
  static func withoutDate(_ title: String, _ date: Day?) -> String {
    guard let date else { return title }
    for shown in [date.spoken, date.description, date.compact] where title.utf8.count > shown.utf8.count {
      guard title.utf8.suffix(shown.utf8.count).elementsEqual(shown.utf8) else { continue }
      let rest = title.utf8.dropLast(shown.utf8.count)
      guard let end = rest.lastIndex(where: { !" ,-(:".utf8.contains($0) && $0 < 0x80 || $0 >= 0x80 }) else {
        return title
      }
      let name = rest[...end]
      // Such as "Documentation on 2023-02-20".
      let linked = [" on", " am", " vom", " of", " from"].first { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
      return String(decoding: name.dropLast(linked?.utf8.count ?? 0), as: UTF8.self)
    }
    return title
  }
}
