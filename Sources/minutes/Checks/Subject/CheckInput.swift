public import Decks
public import Diagnostics
public import Meetings
import Memory
public import Reports

/// A text that is checked, read once, with what rules need to know about its surroundings.
public struct CheckInput: Sendable {
  /// What a text is for, which decides which rules look at it.
  public enum Kind: Sendable, Equatable {
    case deck
    case report(Team)
    /// Other Markdown: teams' own minutes, prose.
    case note
  }

  public let file: SourceFile
  public let kind: Kind
  /// Of a deck.
  public let frontMatter: FrontMatter?
  /// What is cut into slides: all behind the front matter.
  public let body: Range<Int>
  /// The lines that cut the body, in order.
  public let separators: [Separator]
  /// Read once; a report's as `build` will cut it, without the title slide that is made for it.
  public let slides: [CheckedSlide]
  /// Of the call; `nil` where it is not known.
  public let date: Day?
  public let community: Community
  public let names: TeamNames
  /// `nil` where it is not known what lies beside the deck: rules about picture files are silent then.
  public let shelf: PictureLookup?
  /// What becomes of diagrams; `nil` where nobody draws them: rules about them are silent then.
  var drawings: DrawingLookup?
  /// The items of a report, read once for all rules.
  var items: [ReportItem] = []
  /// What the teams showed in the call before; `nil` where it is not known.
  public let previous: Repeats?

  /// Of a report's front matter.
  let namesReporter: Bool
  /// Handles of the reporters that the front matter names.
  var reporters: [String] = []
  let hadNoMeeting: Bool
  /// What was found when the text was read.
  let readingFindings: [Diagnostic]
  let lines: LineMap
  let lostFrontMatter: LostFrontMatter?
  /// Pictures that lie on the HedgeDoc server.
  public let uploads: [UploadedPicture]
}

extension CheckInput {
  /// A deck with `type: slide`.
  ///
  /// `contents` are its slides where they have been read before.
  public init(
    deck: Deck, date: Day? = nil, community: Community, names: TeamNames? = nil, shelf: PictureLookup? = nil,
    previous: Repeats? = nil, contents: [SlideContent]? = nil
  ) {
    let names = names ?? TeamNames(community.teams)
    (file, kind, frontMatter, body, separators) = (deck.file, .deck, deck.frontMatter, deck.body, deck.separators)
    (self.date, self.community, self.names, self.shelf, self.previous) = (date, community, names, shelf, previous)
    let isText = TextFault.first(in: deck.file.bytes) == nil
    slides =
      isText ? CheckedSlide.all(deck.slides, in: deck.file, names: names, team: nil, contents: contents) : []
    (namesReporter, hadNoMeeting, readingFindings) = (false, false, [])
    (lostFrontMatter, lines) = Self.read(deck.file, head: deck.frontMatter?.range, separators: deck.separators)
    uploads = Self.uploads(in: deck.file, frontMatter, slides, community)
  }

  /// What a team lead dropped; findings of its reading are passed on.
  public init(
    report: Report, date: Day? = nil, community: Community, names: TeamNames? = nil, shelf: PictureLookup? = nil,
    previous: Repeats? = nil
  ) {
    let names = names ?? TeamNames(community.teams)
    (file, kind, frontMatter, body) = (report.file, .report(report.team), nil, report.body)
    (self.date, self.community, self.names, self.shelf, self.previous) = (date, community, names, shelf, previous)
    (namesReporter, hadNoMeeting, readingFindings) = (report.namesReporter, report.hadNoMeeting, report.diagnostics)
    reporters = report.reporters.compactMap(\.handle)
    let cuts = report.isText && !report.hadNoMeeting ? ReportCuts(report) : ReportCuts()
    separators = cuts.separators
    slides = CheckedSlide.all(
      cuts.slides, in: report.file, names: names, team: report.team, isUntitled: !cuts.hasTitle)
    let head = 0..<report.body.lowerBound
    (lostFrontMatter, lines) = Self.read(report.file, head: head, separators: cuts.separators)
    uploads = Self.uploads(in: report.file, nil, slides, community)
  }

  /// Minutes that are published as they are; only what harms a reader is looked for.
  ///
  /// `contents` is its one slide where that has been read before.
  public init(
    note deck: Deck, community: Community, names: TeamNames? = nil, shelf: PictureLookup? = nil,
    contents: [SlideContent]? = nil
  ) {
    let names = names ?? TeamNames(community.teams)
    let file = deck.file
    (self.file, kind, frontMatter, body, separators) = (file, .note, deck.frontMatter, deck.body, [])
    (date, self.community, self.names) = (nil, community, names)
    (self.shelf, previous, namesReporter, hadNoMeeting, readingFindings) = (shelf, nil, false, false, [])
    let isText = TextFault.first(in: file.bytes) == nil
    let whole = Slide(h: 0, v: 0, range: deck.body)
    slides = isText ? CheckedSlide.all([whole], in: file, names: names, team: nil, contents: contents) : []
    (lostFrontMatter, lines) = Self.read(file, head: deck.frontMatter?.range, separators: [])
    uploads = []
  }

  private static func uploads(
    in file: SourceFile, _ frontMatter: FrontMatter?, _ slides: [CheckedSlide], _ community: Community
  ) -> [UploadedPicture] {
    UploadedPicture.all(
      in: file, frontMatter: frontMatter, slides.map(\.content), server: community.hedgedoc,
      hosts: community.pictureHosts)
  }

  private static func read(
    _ file: SourceFile, head: Range<Int>?, separators: [Separator]
  ) -> (LostFrontMatter?, LineMap) {
    file.bytes.withUnsafeBufferPointer { text in
      let lost = LostFrontMatter.find(in: text)
      return (lost, LineMap(text, head: lost?.head ?? head ?? 0..<0, separators: separators))
    }
  }
}

extension CheckInput {
  var isDeck: Bool { kind == .deck }
  var isNote: Bool { kind == .note }

  /// Whether HedgeDoc takes front matter for the slide's text.
  func showsFrontMatter(on checked: CheckedSlide) -> Bool {
    let head = lostFrontMatter?.head ?? frontMatter.flatMap { $0.hidesFromBody ? nil : $0.range }
    return head.map { checked.slide.range.overlaps($0) } ?? false
  }

  /// The bytes, for rules that look through them.
  func withText<Result>(_ read: (ByteText) -> Result) -> Result { file.bytes.withUnsafeBufferPointer(read) }
}

extension CheckInput {
  func separator(endingAt offset: Int) -> Separator? {
    let index = firstSeparator { $0.range.upperBound >= offset }
    return index < separators.count && separators[index].range.upperBound == offset ? separators[index] : nil
  }

  func separator(beginningAt offset: Int) -> Separator? {
    let index = firstSeparator { $0.range.lowerBound >= offset }
    return index < separators.count && separators[index].range.lowerBound == offset ? separators[index] : nil
  }

  private func firstSeparator(where isBehind: (Separator) -> Bool) -> Int {
    var (low, high) = (0, separators.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(separators[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
