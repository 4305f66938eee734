import Content
public import Decks
public import Diagnostics
import Links
import YAML

/// One archived file as a page of Docusaurus 3: Markdown for MDX 3 with the same content.
///
/// The page contains no HTML, comments, expressions or JavaScript: it is generated from the visible content of the
/// file, with text escaped.
public struct DocusaurusPage: Sendable {
  /// The page in UTF-8.
  public let bytes: [UInt8]
  /// The files that must be beside it, in order of first mention.
  public let files: [PageFile]
  /// Losses: content of the file that the page does not have.
  public let findings: [Diagnostic]
  private let headings: HeadingAnchors

  /// The content of a text's slides for pages: without typographic replacements, which Docusaurus makes itself; a text
  /// that is not a deck is one slide without line breaks.
  public static func contents(of deck: Deck) -> [SlideContent] {
    guard !deck.isSlides else { return deck.slides.map { SlideContent($0, in: deck.file, isTypeset: false) } }
    let whole = Slide(h: 0, v: 0, range: deck.body)
    return [SlideContent(whole, in: deck.file, isTypeset: false, isProse: true)]
  }

  /// Writes the page of a text with these `contents`.
  init(_ entry: PageEntry, of deck: Deck, contents: [SlideContent], in setting: PageSetting) {
    let file = deck.file
    var reader = ContentReader(file, PageTargets(entry, setting), keepsLines: deck.keepsLines(entry))
    var blocks: [Block] = []
    for content in contents { reader.add(content, to: &blocks) }
    let topics = deck.isSlides ? blocks.topics : nil
    let title = PageTitle(entry, deck, &blocks)
    let footnotes = reader.footnotes.all
    let writer = PageWriter(blocks, footnotes)
    var losses = reader.losses
    for place in writer.lostAnchors { losses.add(.anchor, place) }
    let summary = deck.isSlides ? topics : blocks.firstSentence
    var entry = entry
    if deck.isSlides { entry.tags += blocks.teams(setting.teams) }
    let head = PageHead(entry, title, deck: deck, description: summary, repository: setting.catalogue.repository)
    bytes = head.bytes + writer.bytes
    headings = writer.headings
    files = reader.targets.files.all
    findings = losses.findings(in: file)
  }

  /// The anchor of the heading that a fragment of HedgeDoc or GitHub refers to; `nil` if the page has no such heading.
  public func anchor(of fragment: String) -> String? { headings.anchor(of: fragment) }
}

extension Deck {
  /// Whether line ends of the file are line breaks for readers. They are in HedgeDoc, in which decks and dated minutes
  /// are written, unless the front matter says otherwise; other documents are written for GitHub, where they are not.
  fileprivate func keepsLines(_ entry: PageEntry) -> Bool {
    isSlides || entry.text.date != nil && frontMatter?.root?["breaks"]?.bool != false
  }
}
