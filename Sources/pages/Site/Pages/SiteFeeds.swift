import Bytes
import Decks
import FileTrees
import HTML
import Links
import Meetings
import Reports
import Syndication

extension Overview {
  // Machine-readable files: feeds, calendar, sitemap. All but the calendar need absolute addresses; without the site's
  // address they are not written.

  var calendarFile: SiteFile { SiteFile("calendar.ics", calendar.bytes) }

  var redirectsFile: SiteFile { SiteFile("_redirects", redirects) }

  var sitemapFiles: [SiteFile] {
    guard !frame.base.utf8.isEmpty else { return [] }
    return sitemap.files(in: frame.base).map { SiteFile($0.name, $0.bytes) }
      + [SiteFile("robots.txt", Array("User-agent: *\nAllow: /\nSitemap: \(frame.base)sitemap.xml\n".utf8))]
  }

  func feeds(of team: Team) -> [SiteFile] {
    feeds("teams/\(team.id)/", title: "\(team.name) · \(frame.community.name)", entries(of: team.id), team: team)
  }

  /// The time of a text: the time of the call, noon for others.
  private func instant(_ entry: Entry) -> Instant? {
    guard let date = entry.text.date else { return nil }
    let (hour, minute) = entry.text.kind == .call ? callTime : (12, 0)
    return WallTime(year: date.year, month: date.month, day: date.day, hour: hour, minute: minute).map(zone.instant)
  }

  private var callTime: (Int, Int) {
    let numbers = frame.community.series.time.utf8.split(separator: UInt8(ascii: ":")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (12, 0)
  }

  private func address(_ entry: Entry, anchor: String? = nil) -> String {
    frame.base + PercentEncoding.encoded(entry.text.address) + (anchor.map { "#" + PercentEncoding.encoded($0) } ?? "")
  }

  // MARK: Feeds

  private static let newest = 50

  func feeds(_ folder: String, title: String, _ entries: [Entry], team: Team? = nil) -> [SiteFile] {
    guard !frame.base.utf8.isEmpty else { return [] }
    var told: [FeedEntry] = []
    for entry in entries where told.count < Self.newest {
      guard let date = instant(entry) else { continue }
      let known = details(entry.text)
      let part = team.flatMap { team in known.summary.parts.firstIndex { $0.team == team.id } }
      told.append(
        FeedEntry(
          title: frame.fullTitle(of: entry.text, entry.summary),
          address: address(entry, anchor: part.map { known.summary.parts[$0].anchor }),
          published: date,
          summary: String(decoding: summary(entry, known, parts: part.map { $0..<($0 + 1) }).bytes, as: UTF8.self),
          tags: tags(entry)))
    }
    let feed = Feed(title: title, home: frame.base + folder, author: frame.community.name, entries: told)
    return [
      SiteFile(folder + "feed.xml", feed.atom(at: frame.base + folder + "feed.xml")),
      SiteFile(folder + "feed.json", feed.json(at: frame.base + folder + "feed.json")),
    ]
  }

  /// What the parts of a call spoke of, all of them where none are named; of another text its first sentences.
  private func summary(_ entry: Entry, _ known: PageFacts, parts: Range<Int>?) -> Markup {
    var html = Markup()
    guard !known.summary.parts.isEmpty else {
      html.raw("<p>")
      html.text(entry.summary.opening)
      html.raw("</p>")
      return html
    }
    html.raw("<ul>")
    for index in parts ?? known.summary.parts.indices {
      let (part, topics) = (known.summary.parts[index], known.topics(ofPart: index))
      html.raw("<li>")
      html.link(address(entry, anchor: part.anchor), frame.name(ofTeam: part.team))
      if !topics.isEmpty { html.text(": " + topics.map(\.title).joined(separator: ", ")) }
      html.raw("</li>")
    }
    html.raw("</ul>")
    return html
  }

  private func tags(_ entry: Entry) -> [String] {
    if case .team(let id) = entry.text.kind { return [frame.name(ofTeam: id)] }
    var names: [String] = []
    for part in entry.summary.parts {
      let name = frame.name(ofTeam: part.team)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  // MARK: The calendar

  /// The calendar with past calls, and a weekly event from the week after the last call.
  private var calendar: CalendarFile {
    let call = frame.community.series
    let host =
      frame.base.utf8.split(separator: UInt8(ascii: "/")).dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
      ?? "minutes"
    var events: [CalendarEvent] = []
    let held = calls.filter { $0.text.suffix.utf8.isEmpty }
    for entry in held.prefix(5 * 52) {
      guard let date = entry.text.date, let start = wall(date) else { continue }
      events.append(
        CalendarEvent(
          identifier: "\(date.compact).call@\(host)", title: "\(frame.community.name): \(call.title)", start: start,
          minutes: call.minutes, stamp: zone.instant(of: start), note: entry.summary.opening,
          address: frame.base.utf8.isEmpty ? nil : address(entry)))
    }
    let first = held.first?.text.date?.adding(days: 1) ?? Day(year: 2024, month: 1, day: 1)
    if let next = first?.nearest(weekday: call.weekday, forward: true), let start = wall(next) {
      events.append(
        CalendarEvent(
          identifier: "weekly.call@\(host)", title: "\(frame.community.name): \(call.title)", start: start,
          minutes: call.minutes, stamp: zone.instant(of: start),
          address: frame.base.utf8.isEmpty ? nil : frame.base, repetition: .weekly()))
    }
    return CalendarFile(
      name: "\(frame.community.name): \(call.title)", zone: zone, home: frame.base.utf8.isEmpty ? nil : frame.base,
      events: events)
  }

  private func wall(_ date: Day) -> WallTime? {
    WallTime(year: date.year, month: date.month, day: date.day, hour: callTime.0, minute: callTime.1)
  }

  // MARK: Addresses

  private var sitemap: Sitemap {
    var pages = [Sitemap.Page(address: frame.base)]
    for folder in catalogue.folders {
      pages.append(Sitemap.Page(address: frame.base + PercentEncoding.encoded(WebsiteAddress.ofFolder(folder))))
    }
    pages.append(Sitemap.Page(address: frame.base + "teams/"))
    for team in frame.community.teams {
      pages.append(
        Sitemap.Page(address: frame.base + "teams/\(team.id)/", changed: entries(of: team.id).first.flatMap(instant)))
    }
    pages.append(Sitemap.Page(address: frame.base + "years/"))
    for year in knownYears { pages.append(Sitemap.Page(address: frame.base + "years/\(year)/")) }
    for entry in entries {
      pages.append(Sitemap.Page(address: address(entry), changed: instant(entry)))
    }
    return Sitemap(pages: pages)
  }

  /// Redirects for servers that read such a file; others serve redirect pages.
  private var redirects: [UInt8] {
    var lines: [String] = []
    let root = frame.basePath
    for text in catalogue.texts {
      guard text.hasPlainName else { continue }
      let stem = String(decoding: text.path.description.utf8.dropLast(3), as: UTF8.self)
      let target = root + PercentEncoding.encoded(text.address)
      lines.append("\(root)\(PercentEncoding.encoded(text.path.description)) \(target) 301\n")
      let isTaken = WebsiteAddress.reserved.contains { $0.utf8.elementsEqual(stem.utf8) }
      if !isTaken, !(stem + "/").utf8.elementsEqual(text.address.utf8) {
        lines.append("\(root)\(PercentEncoding.encoded(stem)) \(target) 301\n")
      }
    }
    return Array(lines.joined().utf8)
  }
}
