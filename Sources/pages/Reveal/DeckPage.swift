public import Decks
public import Diagnostics
public import HTML
public import Presentation
import YAML

/// A deck as a page before it is written to files: its slides as HTML, its style sheet, and its pictures.
public struct DeckPage: Sendable {
  public let title: String
  /// Findings about content that could not be shown, in the order of their places.
  public let findings: [Diagnostic]
  /// The slides of the page.
  public let slides: [Slide]

  /// Where each slide stands in the page's own columns and rows, which are others than the deck's where slides are left out.
  public var grid: [(h: Int, v: Int)] {
    var grid: [(h: Int, v: Int)] = []
    for (index, slide) in slides.enumerated() {
      guard index > 0, let last = grid.last else {
        grid.append((0, 0))
        continue
      }
      grid.append(slides[index - 1].h == slide.h ? (last.h, last.v + 1) : (last.h + 1, 0))
    }
    return grid
  }

  /// The size of a printed slide with its margin, in CSS pixels.
  public let stage: (width: Int, height: Int)

  /// The `section` element of each slide, in order.
  let sections: [[UInt8]]
  /// The slide options for reveal.js, as JSON.
  let options: String
  let form: PageForm
  let head: PageHead
  /// `<main>` with all slides.
  let body: [UInt8]
  /// The deck's own style sheet, without comments.
  let sheet: [UInt8]
  let needs: PageNeeds
  /// Pictures by their file name on the page.
  public let pictures: [String: [UInt8]]
  /// For a published page: the paths of the files beside the deck that it shows.
  public let places: Set<String>
  let origins: [String]

  /// Settings for making a page.
  public struct Setting: Sendable {
    public var form: PageForm
    public var pictures: PictureSource
    /// The results of drawing the slides' mermaid sources; missing ones are drawn by the reader's browser.
    public var drawings: [String: Drawing]
    /// Whether the page has a speaker view.
    public var hasSpeakerView: Bool
    /// The slides of the whole deck if the page shows only some of them, since style sheets apply to all.
    public var whole: [SlideContent]?
    /// The address of the same text as an article, whose anchors have the same names; `nil` if there is none.
    public var article: String?
    /// The title of the page, if it is not the deck's own.
    public var title: String?
    /// The day that the title tells, where the deck's own does not.
    public var day: String?
    /// A site's additional elements for the page's head, such as the canonical address for search engines.
    public var meta = Markup()
    /// A name for each slide, in place of its position in the grid.
    public var anchors: [String]?
    /// The rewriting of links, as on a website; `nil` leaves them unchanged.
    public var link: LinkRule?

    public init(
      form: PageForm, pictures: PictureSource, drawings: [String: Drawing] = [:], hasSpeakerView: Bool = false,
      article: String? = nil, anchors: [String]? = nil, link: LinkRule? = nil
    ) {
      (self.form, self.pictures, self.drawings, self.hasSpeakerView) = (form, pictures, drawings, hasSpeakerView)
      (self.article, self.anchors, self.link) = (article, anchors, link)
    }
  }

  /// Never fails: content that cannot be shown is reported as a finding.
  public init(_ deck: Deck, _ contents: [SlideContent], _ setting: Setting) {
    let options = PageOptions(deck.frontMatter, in: deck.file)
    var writer = SlideWriter(
      deck.file, drawings: setting.drawings, stage: options.stage,
      pictures: PagePictures(setting.pictures, setting.form), link: setting.link, isModern: setting.article != nil)
    for content in setting.whole ?? contents { for style in content.fragment.styles { writer.styles.add(style) } }
    sections = Self.sections(contents, setting.anchors, &writer)
    let slides = Self.slides(contents, sections)
    let parallax = Self.parallax(options, &writer)
    let look = PageLook(deck, hasOwnStyle: writer.styles.hasBlocks)
    title = Self.title(
      setting.title ?? deck.title ?? Self.firstHeading(setting.whole ?? contents) ?? deck.file.name, setting.day)
    head = PageHead(title: title, deck, look, meta: setting.meta)
    self.options = options.json(parallaxImage: parallax)
    body = head.body(
      slides, options: self.options, paper: PageLook.paper(options.stage), hasSpeakerView: setting.hasSpeakerView,
      article: setting.article)
    sheet = Array((look.pageRule(options.stage) + writer.styles.text).utf8)
    needs = writer.needs
    form = setting.form
    stage = PageLook.paper(options.stage)
    pictures = writer.elements.pictures.files
    places = writer.elements.pictures.places
    origins = writer.elements.pictures.origins.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.slides = contents.map(\.slide)
    findings = Diagnostic.sorted(
      options.findings + writer.styles.findings + writer.findings)
  }

  private static func title(_ title: String, _ day: String?) -> String {
    guard let day else { return title }
    let compact = day.utf8.filter { $0 != UInt8(ascii: "-") }
    let bytes = Array(title.utf8)
    let isTold = [Array(day.utf8), compact].contains { known in
      bytes.indices.contains { bytes[$0...].starts(with: known) }
    }
    return isTold ? title : "\(title), \(day)"
  }

  /// Stacks of slides are wrapped in another `section`.
  private static func slides(_ contents: [SlideContent], _ sections: [[UInt8]]) -> [UInt8] {
    var markup = Markup()
    for (index, content) in contents.enumerated() {
      let h = content.slide.h
      let isLast = index + 1 == contents.count || contents[index + 1].slide.h != h
      let isFirst = index == 0 || contents[index - 1].slide.h != h
      if isFirst, !isLast { markup.raw("<section>\n") }
      markup.trusted(sections[index])
      if isLast, !isFirst { markup.raw("</section>\n") }
    }
    return markup.bytes
  }

  private static func sections(
    _ contents: [SlideContent], _ anchors: [String]?, _ writer: inout SlideWriter
  ) -> [[UInt8]] {
    contents.enumerated().map { index, content in
      var markup = Markup()
      let section = SlideSection(
        content, id: anchors?[index], pictures: &writer.elements.pictures, styles: &writer.styles,
        findings: &writer.findings,
        file: writer.file)
      markup.tag("section", section.attributes)
      writer.isNear = index < 2
      markup.trusted(writer.write(content.fragment))
      if let notes = content.notesFragment {
        markup.raw("<aside class=\"notes\"><details><summary>Speaker notes</summary>")
        markup.trusted(writer.write(notes))
        markup.raw("</details></aside>")
      }
      markup.raw("</section>\n")
      return markup.bytes
    }
  }

  private static func parallax(_ options: PageOptions, _ writer: inout SlideWriter) -> String? {
    guard let node = options.parallaxImage, let value = node.string else { return nil }
    func report(_ message: String) {
      writer.findings.append(
        Diagnostic(
          rule: PageRule.picture, severity: .warning, message: message, file: writer.file, range: node.range))
    }
    guard let (address, _) = SlideAttribute.picture(value) else {
      report("picture behind all slides must be the address of a picture")
      return nil
    }
    switch writer.elements.pictures.show(address) {
    case .at(let place, _): return place
    case .link(let host, _): report("picture of \(host) is not shown: pictures come from the archive")
    case .nothing(let why): report(why)
    }
    return nil
  }

  private static func firstHeading(_ contents: [SlideContent]) -> String? {
    for content in contents {
      for (index, node) in content.fragment.nodes.enumerated() {
        guard case .start(let element) = node.kind, element.tag == .h1 else { continue }
        return content.fragment.text(of: index..<node.partner)
      }
    }
    return nil
  }
}
