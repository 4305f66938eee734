import Bytes
import Checks
import Decks
import Diagnostics
import FileTrees
import HTML
import Links
import Meetings
import Reports

/// An archived text as an article: breadcrumbs, title, table of contents, sections, links to its neighbours.
struct ArticleText {
  private let reading: ParsedText
  private let frame: SiteFrame
  private let catalogue: Catalogue
  /// Pages for the search index: one for each part that is found separately.
  private(set) var searched: [SiteFile] = []

  init(_ reading: ParsedText, _ frame: SiteFrame, _ catalogue: Catalogue) {
    (self.reading, self.frame, self.catalogue) = (reading, frame, catalogue)
  }

  private var text: ArchivedText { reading.text }
  private var summary: PageSummary { reading.facts.summary }
  private var root: String { TextPages.root(of: text.address) }

  mutating func write(_ writer: inout ArticleWriter) -> Markup {
    var page = Markup()
    page.crumbs(crumbs)
    let contents = contents
    if !contents.bytes.isEmpty {
      page.raw("<nav class=\"contents\" aria-label=\"On this page\"><details open><summary>On this page</summary>\n")
      page.trusted(contents.bytes)
      page.raw("</details></nav>\n")
    }
    page.tag("article", summary.language.utf8.elementsEqual("en".utf8) ? [] : [("lang", summary.language)])
    page.raw("\n<header class=\"head\">")
    head(&page)
    page.raw("</header>\n")
    reading.isDeck ? slides(&writer, &page) : prose(&writer, &page)
    page.raw("</article>\n")
    pager(&page)
    return page
  }

  // MARK: Around the text

  private var crumbs: [(address: String, name: String)] {
    let start = (root, "Start")
    if case .team(let id) = text.kind { return [start, ("\(root)teams/\(id)/", frame.name(ofTeam: id))] }
    guard !text.section.utf8.isEmpty else { return [start] }
    let name =
      text.kind == .call
      ? "\(frame.community.series.title)s" : String(decoding: text.section.utf8.dropLast(), as: UTF8.self)
    return [start, (root + PercentEncoding.encoded(text.section), name)]
  }

  private func head(_ page: inout Markup) {
    let kind: String
    switch text.kind {
    case .call: kind = frame.community.series.title
    case .team(let id): kind = "Minutes of \(frame.name(ofTeam: id))"
    case .document: kind = ""
    }
    if !kind.utf8.isEmpty {
      page.raw("<p class=\"kind\">")
      page.text(kind)
      page.raw("</p>")
    }
    page.raw("<h1>")
    let isCall = text.kind == .call && text.suffix.utf8.isEmpty
    if isCall { day(&page) } else { page.text(summary.title) }
    page.raw("</h1>")
    let source = catalogue.repository
    // A title that ends with the day needs no date beside it.
    let containsDay = !isCall && text.date != nil && Overview.withoutDate(summary.title, text.date) == summary.title
    guard containsDay || reading.isDeck || source != nil else { return }
    page.raw("<p class=\"facts\">")
    if containsDay { day(&page) }
    if reading.isDeck { page.link("deck/", "Show as slides", [("class", "button")]) }
    if let source { page.link(source.address(of: text.path.description), "Source") }
    page.raw("</p>")
  }

  private func day(_ page: inout Markup) {
    guard let date = text.date else { return }
    page.tag("time", [("datetime", date.description)])
    page.text(date.spoken)
    page.raw("</time>")
  }

  /// The table of contents: the teams of a call, or the headings of a long text.
  private var contents: Markup {
    var list = Markup()
    if reading.isDeck {
      let places = places
      guard places.count > 1 else { return list }
      list.raw("<ol>")
      for (name, anchor) in places {
        list.raw("<li>")
        list.link("#" + PercentEncoding.encoded(anchor), name)
        list.raw("</li>\n")
      }
    } else {
      let headings = zip(reading.subject.slides.first?.facts.headings ?? [], reading.anchors)
      let shown = headings.filter { $0.0.level <= 3 && !$0.0.text.utf8.isEmpty }.dropFirst(startsWithTitle ? 1 : 0)
      guard shown.count > 3 else { return list }
      list.raw("<ol>")
      for (heading, anchor) in shown {
        list.tag("li", [("class", "level-\(heading.level)")])
        list.link("#" + PercentEncoding.encoded(anchor), heading.text)
        list.raw("</li>\n")
      }
    }
    list.raw("</ol>\n")
    return list
  }

  /// The start of each team's part and of parts without a team, without the cover, which is at the top of the page.
  private var places: [(name: String, anchor: String)] {
    var found: [(name: String, anchor: String)] = []
    for (index, slide) in reading.subject.slides.enumerated().dropFirst() where reading.anchors.indices.contains(index)
    {
      let anchor = reading.anchors[index]
      if summary.parts.contains(where: { $0.anchor.utf8.elementsEqual(anchor.utf8) }) {
        if let team = slide.team { found.append((frame.name(ofTeam: team.id), anchor)) }
      } else if slide.team == nil, let heading = slide.facts.headings.first?.text, !heading.utf8.isEmpty {
        found.append((heading, anchor))
      }
    }
    return found
  }

  private func pager(_ page: inout Markup) {
    let (before, after) = catalogue.neighbours(of: text)
    guard before != nil || after != nil else { return }
    page.raw("<nav class=\"pager\" aria-label=\"Before and after\">")
    for (other, relation, word) in [(before, "prev", "Before"), (after, "next", "After")] {
      guard let other else { continue }
      page.tag("a", [("rel", relation), ("class", relation), ("href", root + PercentEncoding.encoded(other.address))])
      page.raw("<span>")
      page.text(word)
      page.raw("</span> ")
      page.text(
        [other.date?.spoken ?? other.path.lastName, other.suffix].filter { !$0.utf8.isEmpty }.joined(separator: " "))
      page.raw("</a>")
    }
    page.raw("</nav>\n")
  }

  // MARK: The text

  private mutating func slides(_ writer: inout ArticleWriter, _ page: inout Markup) {
    var part: SearchPart?
    for (index, content) in reading.contents.enumerated() {
      let anchor = reading.anchors[index]
      let slide = reading.subject.slides.indices.contains(index) ? reading.subject.slides[index] : nil
      let opens = slide?.opensTeam ?? false
      writer.nextHeading = anchor + ".title"
      let html = writer.write(content.fragment)
      writer.nextHeading = nil
      let place = "\(content.slide.h)/\(content.slide.v)"
      let kind = opens ? "team" : index == 0 ? "cover" : "slide"
      page.tag("section", [("id", anchor), ("class", kind), ("data-place", place)])
      page.trusted(html)
      if let notes = content.notesFragment {
        page.raw("<details class=\"notes\"><summary>Speaker notes</summary>")
        page.trusted(writer.write(notes))
        page.raw("</details>")
      }
      page.tag("a", [("class", "to-slide"), ("href", "deck/#" + PercentEncoding.encoded(anchor))])
      page.raw("Slide")
      page.screenReaderText(" " + (slide?.facts.headings.first?.text ?? "\(content.slide.h).\(content.slide.v)"))
      page.raw("</a></section>\n")
      if part == nil || opens || slide?.team?.id != part?.team?.id {
        if let part { searched.append(part.file(summary, frame)) }
        part =
          !frame.hasSearch
          ? nil
          : SearchPart(
            text, anchor: anchor, team: slide?.team,
            title: (slide?.team == nil ? nil : slide?.facts.headings.first?.text) ?? summary.title)
      }
      part?.add(html, anchor)
    }
    if let part { searched.append(part.file(summary, frame)) }
  }

  private var startsWithTitle: Bool {
    guard let first = reading.subject.slides.first, let heading = first.facts.headings.first else { return false }
    return heading.text == summary.title && first.facts.text.utf8.starts(with: heading.text.utf8)
  }

  private mutating func prose(_ writer: inout ArticleWriter, _ page: inout Markup) {
    let content = reading.contents[0]
    // The page shows the title already; its anchor stays at the start of the text.
    var skipped: Range<Int>?
    if startsWithTitle, let name = reading.anchors.first {
      skipped = content.fragment.firstHeading
      if skipped != nil {
        _ = writer.headings?.nameOfProse(for: summary.title)
        page.tag("a", [("id", name), ("class", "start"), ("tabindex", "-1")])
        page.raw("</a>")
      }
    }
    // Without the text's own title, its sections come directly below the page's.
    writer.shift = skipped == nil ? 1 : max(0, 2 - (secondLevel ?? 2))
    let html = writer.write(content.fragment, without: skipped)
    page.raw("<div class=\"prose\">")
    page.trusted(html)
    page.raw("</div>\n")
    guard frame.hasSearch else { return }
    var part = SearchPart(text, anchor: nil, team: team, title: summary.title)
    part.addTitle()
    part.add(html, nil)
    searched.append(part.file(summary, frame))
  }

  private var secondLevel: Int? {
    let levels = (reading.subject.slides.first?.facts.headings ?? []).dropFirst().map(\.level)
    return levels.min()
  }

  private var team: Team? {
    guard case .team(let id) = text.kind else { return nil }
    return frame.community.team(id: id)
  }
}

extension Fragment {
  /// The range of the first heading, from its start to its end.
  var firstHeading: Range<Int>? {
    for (index, node) in nodes.enumerated() {
      if case .start(let element) = node.kind, element.tag.headingLevel != nil { return index..<(node.partner + 1) }
    }
    return nil
  }
}
