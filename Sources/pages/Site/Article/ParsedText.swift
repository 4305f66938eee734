import Bytes
public import Checks
public import Decks
public import Diagnostics
import FileTrees
import HTML
public import Links
import Markdown
public import Meetings
import Reports
import Reveal

/// An archived text, parsed once: the content for its pages, and the facts that other pages need.
public struct ParsedText: Sendable {
  public let text: ArchivedText
  public let file: SourceFile
  public let deck: Deck
  public let contents: [SlideContent]
  /// The input of the rules.
  public let subject: CheckInput
  /// A name for each slide of a deck.
  let anchors: [String]
  let links: PageLinks
  public private(set) var facts = PageFacts()
  /// Whether it also has a page of slides.
  public let isDeck: Bool

  /// `anchors` returns the anchors of other pages, if they have been read.
  public init(
    _ text: ArchivedText, _ file: SourceFile, in catalogue: Catalogue, names: TeamNames, shelf: PictureLookup?,
    anchors: (String) -> [String]?
  ) {
    (self.text, self.file) = (text, file)
    deck = Deck(file)
    isDeck = deck.isSlides
    let slides = isDeck ? deck.slides : [Slide(h: 0, v: 0, range: deck.body)]
    // Minutes of a day were written in HedgeDoc, where line ends are line breaks.
    let (breaksLines, isProse) = (isDeck || text.date != nil, !isDeck)
    contents = slides.map { SlideContent($0, in: file, breaksLines: breaksLines, isProse: isProse) }
    subject =
      isDeck
      ? CheckInput(
        deck: deck, date: text.date, community: catalogue.community, names: names, shelf: shelf, contents: contents)
      : CheckInput(note: deck, community: catalogue.community, names: names, shelf: shelf, contents: contents)
    var given = Anchors(taken: ["content"])
    var byPlace: [String: String] = [:]
    if isDeck {
      for (index, content) in contents.enumerated() {
        let heading = subject.slides.indices.contains(index) ? subject.slides[index].facts.headings.first?.text : nil
        let place = "\(content.slide.h)-\(content.slide.v)"
        let name = given.name(for: heading ?? place, kind: "slide")
        byPlace["/\(content.slide.h)/\(content.slide.v)"] = name
        if content.slide.v == 0 { byPlace["/\(content.slide.h)"] = name }
      }
    } else {
      for heading in subject.slides.first?.facts.headings ?? [] { _ = given.nameOfProse(for: heading.text) }
    }
    self.anchors = given.names
    let (source, own) = (file, given.names)
    links = PageLinks(
      contents, own: own, slides: byPlace, of: text, in: catalogue,
      line: { source.position(at: min($0, source.bytes.count)).line }, anchors: anchors)
    facts.anchors = own
    facts.summary.isDeck = isDeck
    facts.links = links.inside
    facts.summary.files = links.files
    describe(catalogue.community, names)
  }

  private mutating func describe(_ community: Community, _ names: TeamNames) {
    facts.summary.language = deck.language ?? Language.of(file.bytes)
    facts.summary.title = title(community)
    facts.summary.opening = opening(names)
    if isDeck { describeSlides(names) } else if text.kind == .call { describeHeadings(names) }
  }

  /// Finds the parts and topics of each team from its slides.
  private mutating func describeSlides(_ names: TeamNames) {
    for (index, slide) in subject.slides.enumerated() {
      guard let team = slide.team else { continue }
      let opens = facts.summary.parts.last?.team != team.id || slide.opensTeam
      if opens {
        facts.summary.parts.append(
          PageSummary.Part(team: team.id, anchor: anchors[index], reporters: Self.reporters(slide)))
      }
      guard let last = facts.summary.parts.indices.last else { continue }
      // A slide headed by the team's name has no topic of its own: its list items are the topics.
      if !opens, let heading = slide.facts.headings.first, names.team(of: heading.text) != .team(team) {
        facts.topics.append(PageFacts.Topic(part: last, title: heading.text, anchor: anchors[index]))
      } else if contents.indices.contains(index) {
        facts.topics += contents[index].fragment.outline.map { text in
          PageFacts.Topic(part: last, title: Self.cut(text, 90), anchor: anchors[index])
        }
      }
    }
  }

  /// Finds the parts of each team in minutes from before there were slides, by headings with the names of the teams.
  private mutating func describeHeadings(_ names: TeamNames) {
    var level: Int?
    for (index, heading) in (subject.slides.first?.facts.headings ?? []).enumerated() where index < anchors.count {
      if case .team(let team) = names.team(of: heading.text) {
        facts.summary.parts.append(PageSummary.Part(team: team.id, anchor: anchors[index]))
        level = heading.level
      } else if let above = level, heading.level > above {
        let part = facts.summary.parts.count - 1
        facts.topics.append(
          PageFacts.Topic(part: part, title: Self.cut(heading.text, 90), anchor: anchors[index]))
      } else {
        level = nil
      }
    }
  }

  private func title(_ community: Community) -> String {
    switch text.kind {
    case .call where text.suffix.utf8.isEmpty: return "\(community.series.title), \(text.date?.spoken ?? "")"
    default: break
    }
    let heading = subject.slides.lazy.flatMap(\.facts.headings).first?.text
    // A cover usually has only the community's name, as in all decks.
    let named = isDeck && heading == community.name ? deck.title ?? coverTitle(community) : heading ?? deck.title
    guard let named, !named.utf8.isEmpty, !Topics.isAttendance(named) else {
      return text.date?.spoken ?? text.path.lastName
    }
    return named
  }

  /// A title for a deck without one, made of its folder and file name.
  private func coverTitle(_ community: Community) -> String {
    let kind = text.kind == .call ? community.series.title : text.path.parent?.lastName ?? community.name
    let rest = text.date == nil ? text.path.lastName : text.suffix
    return [kind, rest].filter { !$0.utf8.isEmpty }.joined(separator: ", ")
  }

  /// The teams of a deck, the topics of dated minutes, else the first text that is not a heading.
  private func opening(_ names: TeamNames) -> String {
    let wanted = 200
    if isDeck {
      let teams = subject.slides.compactMap { $0.opensTeam ? $0.team?.name : nil }
      var told: [String] = []
      for team in teams where !told.contains(team) { told.append(team) }
      if !told.isEmpty { return "With reports of " + told.joined(separator: ", ") }
    }
    if !isDeck, text.date != nil {
      let topics = Topics.all(subject.slides.flatMap(\.facts.headings)) { heading in
        guard case .team(let own) = text.kind else { return false }
        let hasDay = heading.utf8.contains(where: \.isASCIIDigit)
        let name = hasDay ? Overview.withoutDate(heading, text.date) : heading
        guard case .team(let team) = names.team(of: name) else { return false }
        return team.id == own
      }
      if !topics.isEmpty { return Topics.line(topics.map { Self.cut($0, 90) }, most: wanted) }
    }
    return firstWords(wanted)
  }

  /// The first text that is neither a heading nor a list of attendees.
  private func firstWords(_ wanted: Int) -> String {
    var said: [String] = []
    var length = 0
    for slide in subject.slides where length <= wanted {
      // The text of a heading is a line of the slide's text.
      let headings = Dictionary(slide.facts.headings.map { ($0.text, $0) }) { first, _ in first }
      var (section, isAttendance) = (Topics.AttendanceSection(), false)
      var rest = slide.facts.text.utf8[...]
      while length <= wanted, !rest.isEmpty {
        let line = rest.prefix { $0 != 0x0A }
        rest = rest[line.endIndex...].dropFirst()
        if line.isEmpty { continue }
        let words = String(decoding: line, as: UTF8.self)
        if let heading = headings[words] {
          isAttendance = section.includes(_: heading)
          continue
        }
        if isAttendance { continue }
        said.append(words)
        length += line.count
      }
    }
    return Self.cut(said.joined(separator: " "), wanted)
  }

  /// The text, shortened between words to a number of bytes.
  private static func cut(_ text: String, _ most: Int) -> String {
    guard text.utf8.count > most else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: most)
    while end > text.startIndex, text.utf8[end] != 0x20 { end = text.utf8.index(end, offsetBy: -1) }
    return String(decoding: text.utf8[..<end], as: UTF8.self) + " …"
  }

  /// The GitHub handles that a team's title slide links to.
  private static func reporters(_ slide: CheckedSlide) -> [String] {
    var found: [String] = []
    for link in slide.facts.links {
      if let handle = GitHubHandle(profile: link.href), !found.contains(handle.name) { found.append(handle.name) }
    }
    return found
  }
}
