import Bytes
import Decks
import Diagnostics
import HTML
import Presentation
import Reveal
import SVG

/// Writes the content of a slide, or a whole text, as part of an article: headings below those of the page, pictures
/// with their size, diagrams drawn, links within the site. Colours and sizes of slides are left out.
struct ArticleWriter {
  /// The anchors of its headings; `nil` if the page names sections instead.
  var headings: Anchors?
  private(set) var elements: PageElements
  /// Pictures that are not shown, or not completely, with their place in the text.
  private(set) var losses: [(place: Range<Int>, message: String)] = []
  /// The level of the previous heading, and the offset of all levels below the page's.
  private var lastLevel = 1
  var shift = 1
  /// The id of the next heading, if the page names sections.
  var nextHeading: String?
  /// Whether a picture has been written: later ones are loaded lazily.
  private var hasPicture = false

  init(drawings: [String: Drawing], link: LinkRule, pictures: PagePictures, headings: Anchors?) {
    elements = PageElements(drawings: drawings, link: link, pictures: pictures)
    self.headings = headings
  }

  /// The HTML of a fragment without the nodes of `skipped`.
  mutating func write(_ fragment: Fragment, without skipped: Range<Int>? = nil) -> [UInt8] {
    // The closure changes the writer while `fragment.html` runs, so it uses a copy.
    var writer = self
    writer.elements.begin()
    let html = fragment.html { index, element in
      if let skipped, skipped.lowerBound == index { return .replaced(Markup()) }
      return writer.rewrite(element, at: index, in: fragment)
    }
    self = writer
    return html
  }

  private mutating func rewrite(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    if let same = elements.rewrite(element, at: index, in: fragment) { return same }
    switch element.tag {
    case .img: return picture(element, at: index, fragment.nodes[index].place)
    case .pre: return code(at: index, in: fragment)
    case .h1, .h2, .h3, .h4, .h5, .h6: return heading(element, at: index, in: fragment)
    case .table:
      return .remade(element.remade(without: ["align", "border", "width"], with: [("tabindex", "0")]))
    default: return Self.modern(element)
    }
  }

  /// The current HTML for obsolete elements and attributes; colours and sizes are left out.
  private static func modern(_ element: Element) -> ElementRewrite {
    guard let modern = ModernElement(element) else { return .asItIs }
    switch element.tag == .center ? "center" : element["align"] {
    case "center"?: return .remade(modern.element.remade(with: [("class", "centred")]))
    case "right"?: return .remade(modern.element.remade(with: [("class", "right")]))
    default: return .remade(modern.element)
    }
  }

  /// A heading below that of the page, at most one level below the previous one.
  private mutating func heading(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    let wanted = (element.tag.headingLevel ?? 1) + shift
    let level = min(6, max(2, min(wanted, lastLevel + 1)))
    let isEmpty = Self.isEmpty(index, in: fragment)
    if !isEmpty { lastLevel = level }
    let tags: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]
    var added: [(name: String, value: String)] = []
    if let name = nextHeading, element["id"] == nil {
      added.append(("id", name))
      nextHeading = nil
    } else if headings != nil, element["id"] == nil {
      let text = fragment.text(of: index..<fragment.nodes[index].partner)
      if let name = headings?.nameOfProse(for: text) { added.append(("id", name)) }
    }
    // An empty heading becomes a `div`, so that it takes its space without stopping screen readers.
    return .remade(element.remade(as: isEmpty ? .div : tags[level - 1], without: ["align"], with: added))
  }

  private static func isEmpty(_ index: Int, in fragment: Fragment) -> Bool {
    !fragment.nodes[index..<fragment.nodes[index].partner].contains { node in
      switch node.kind {
      case .text(let text): text.utf8.contains { $0 > 0x20 }
      case .start(let element): element.tag == .img
      default: false
      }
    }
  }

  // MARK: Pictures

  private mutating func picture(_ element: Element, at index: Int, _ place: Range<Int>) -> ElementRewrite {
    let (address, instead, loss) = elements.picture(element, at: index)
    if let loss { losses.append((place, loss)) }
    guard let address else { return .replaced(instead) }
    var added = [("src", address), ("alt", element["alt"] ?? ""), ("decoding", "async")]
    // The first picture is usually visible at once; the others are loaded when they come into view.
    if hasPicture { added.append(("loading", "lazy")) }
    hasPicture = true
    added += size(element, of: address)
    return .remade(element.remade(without: ["width", "height", "align", "border", "hspace", "vspace"], with: added))
  }

  /// The author's size, completed from the file, so that the layout does not shift when the picture is loaded.
  private func size(_ element: Element, of address: String) -> [(String, String)] {
    guard let natural = elements.pictures.size(ofShown: address), natural.width > 0, natural.height > 0 else {
      return []
    }
    func given(_ name: String) -> Int? {
      guard let value = element[name], value.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
      return Int(value).flatMap { $0 > 0 ? $0 : nil }
    }
    switch (given("width"), given("height")) {
    case (let width?, let height?): return [("width", "\(width)"), ("height", "\(height)")]
    case (let width?, nil):
      return [("width", "\(width)"), ("height", "\(max(1, width * natural.height / natural.width))")]
    case (nil, let height?):
      return [("width", "\(max(1, height * natural.width / natural.height))"), ("height", "\(height)")]
    case (nil, nil): return [("width", "\(natural.width)"), ("height", "\(natural.height)")]
    }
  }

  // MARK: Code

  private mutating func code(at index: Int, in fragment: Fragment) -> ElementRewrite {
    switch elements.code(at: index, in: fragment) {
    case .text: return .with([("tabindex", "0")])
    case .diagram(let source, .drawn(let svg, _, _, _)?):
      return elements.figure(svg, of: source, isSmall: false, words: SVGWords.all(in: svg))
    case .diagram: return .with([("class", "undrawn-diagram"), ("tabindex", "0")])
    }
  }
}
