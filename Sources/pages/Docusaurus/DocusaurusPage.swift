import Content
public import Decks
public import Diagnostics
import Links
import YAML

/// One archived file as a page of Docusaurus 3: Markdown that MDX 3 reads, with the same content.
///
/// No HTML, no comment, no expression and no JavaScript is in it: the page is written anew from what a reader of the file
/// sees, and text is escaped on its way.
public struct DocusaurusPage: Sendable {
  /// The page, UTF-8.
  public let bytes: [UInt8]
  /// The files that have to lie beside it, in order of first mention.
  public let files: [PageFile]
  /// Losses: what the file shows and the page does not.
  public let findings: [Diagnostic]
  private let headings: HeadingAnchors

  /// What is on a text's slides as pages need it: without the typography that Docusaurus has of its own; a text that is no
  /// deck is one slide without breaks.
  public static func contents(of deck: Deck) -> [SlideContent] {
    guard !deck.isSlides else { return deck.slides.map { SlideContent($0, in: deck.file, isTypeset: false) } }
    let whole = Slide(h: 0, v: 0, range: deck.body)
    return [SlideContent(whole, in: deck.file, isTypeset: false, isProse: true)]
  }

  /// Writes one text of which `contents` are known.
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

  /// The anchor of the heading that a fragment of HedgeDoc or GitHub means; `nil` where the page has no such heading.
  public func anchor(of fragment: String) -> String? { headings.anchor(of: fragment) }
}

extension Deck {
  /// Whether lines end for readers where they end in the file. HedgeDoc, where decks and dated minutes come from, shows them
  /// so unless their head says otherwise; other documents are written for GitHub, which does not.
  fileprivate func keepsLines(_ entry: PageEntry) -> Bool {
    isSlides || entry.text.date != nil && frontMatter?.root?["breaks"]?.bool != false
  }
}
