import Decks
import Diagnostics
import HTML
import Presentation
import Reveal
import SVG

/// Writes what is on a slide, or a whole text, as part of an article: headings in their place below the page's, pictures with
/// their size, diagrams drawn, links within the site; the colours and sizes of slides stay on the slides.
struct ArticleWriter {
  let drawings: [String: Drawing]
  let link: LinkRule
  /// The names of its headings; `nil` where the page names sections instead.
  var headings: Anchors?
  var pictures: PagePictures
  /// Whether formulas stand on the page.
  private(set) var hasMath = false
  /// What its readers do not see of pictures, and where that stands in the text.
  private(set) var losses: [(place: Range<Int>, message: String)] = []
  /// How often each diagram has been shown.
  private var copies: [String: Int] = [:]
  /// Where the link ends that the writer is in.
  private var linkEnd = 0
  /// The level of the heading before, and by how much all are below that of the page.
  private var lastLevel = 1
  var shift = 1
  /// The id of the next heading, where the page names sections.
  var nextHeading: String?
  /// What its first heading is about; that one stands above already.
  private var hasPicture = false

  init(drawings: [String: Drawing], link: LinkRule, pictures: PagePictures, headings: Anchors?) {
    (self.drawings, self.link, self.pictures, self.headings) = (drawings, link, pictures, headings)
  }

  /// The HTML of a fragment; nodes of `skipped` are left out.
  mutating func write(_ fragment: Fragment, without skipped: Range<Int>? = nil) -> [UInt8] {
    // The writer asks while it writes, so what is learned is kept beside it.
    var writer = self
    writer.linkEnd = 0
    let html = fragment.html { index, element in
      if let skipped, skipped.lowerBound == index { return .replaced(Markup()) }
      return writer.dress(element, at: index, in: fragment)
    }
    self = writer
    return html
  }

  private mutating func dress(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    switch element.tag {
    case .a:
      // A link in a link is none.
      guard index >= linkEnd else { return .remade(element.remade(as: .span, without: ["href", "target"])) }
      linkEnd = fragment.nodes[index].partner
      guard let address = element["href"] else { return .asItIs }
      return link.dress(element, address, [], at: index, in: fragment)
    case .img: return picture(element, at: fragment.nodes[index].place, isInLink: index < linkEnd)
    case .pre: return code(element, at: index, in: fragment)
    case .h1, .h2, .h3, .h4, .h5, .h6: return heading(element, at: index, in: fragment)
    case .table:
      return .remade(element.remade(without: ["align", "border", "width"], with: [("tabindex", "0")]))
    case .th where fragment.text(of: index..<fragment.nodes[index].partner).isEmpty:
      // A header of nothing is a corner.
      var corner = Markup()
      corner.raw("<td></td>")
      return .replaced(corner)
    case .input: return .with([("aria-label", element["checked"] == nil ? "to do" : "done")])
    case .span where element["class"].map({ $0.utf8.starts(with: "math".utf8) }) ?? false:
      hasMath = true
      return .asItIs
    default: return Self.modern(element)
    }
  }

  /// What HTML has today for elements and attributes that it had once; colours and sizes are the slides' alone.
  private static func modern(_ element: Element) -> ElementRewrite {
    guard let modern = ModernElement(element) else { return .asItIs }
    switch element.tag == .center ? "center" : element["align"] {
    case "center"?: return .remade(modern.element.remade(with: [("class", "centred")]))
    case "right"?: return .remade(modern.element.remade(with: [("class", "right")]))
    default: return .remade(modern.element)
    }
  }

  /// Below the heading of the page, and never two levels below the one before.
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
    // A heading of nothing keeps its place, and stops no screen reader.
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

  private mutating func picture(_ element: Element, at place: Range<Int>, isInLink: Bool) -> ElementRewrite {
    let description = element["alt"] ?? ""
    guard let source = element["src"] else { return .replaced(LostPicture.missing(description)) }
    let shown = pictures.show(source)
    if let loss = shown.loss(of: source, isInLink: isInLink) { losses.append((place, loss)) }
    switch shown {
    case .at(let address, _):
      var added = [("src", address), ("alt", description), ("decoding", "async")]
      // What is seen first is not waited for.
      if hasPicture { added.append(("loading", "lazy")) }
      hasPicture = true
      added += size(element, of: address)
      return .remade(element.remade(without: ["width", "height", "align", "border", "hspace", "vspace"], with: added))
    case .link(let host, let address):
      return .replaced(LostPicture.link(to: address, on: host, description: description, isInLink: isInLink))
    case .nothing: return .replaced(LostPicture.missing(description.utf8.isEmpty ? source : description))
    }
  }

  /// The size that the author gave, completed by that of the file, so that nothing jumps when the picture comes.
  private func size(_ element: Element, of address: String) -> [(String, String)] {
    guard let natural = pictures.size(ofShown: address), natural.width > 0, natural.height > 0 else { return [] }
    func given(_ name: String) -> Int? {
      guard let value = element[name], value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
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

  private mutating func code(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    let inside = index + 1
    guard inside < fragment.nodes.count, case .start(let code) = fragment.nodes[inside].kind, code.tag == .code,
      (code["class"] ?? "").utf8.split(separator: UInt8(ascii: " ")).contains(where: {
        $0.elementsEqual("language-mermaid".utf8)
      })
    else { return .with([("tabindex", "0")]) }
    let source = fragment.plainText(of: index..<fragment.nodes[index].partner)
    guard case .drawn(let svg, _, _, _)? = drawings[source] else {
      return .with([("class", "undrawn-diagram"), ("tabindex", "0")])
    }
    let number = copies[source, default: 0]
    copies[source] = number + 1
    let drawing = DiagramFigure.copy(number, of: svg)
    return .replaced(DiagramFigure.markup(drawing, isSmall: false, words: SVGWords.all(in: svg)))
  }
}

extension Fragment {
  /// The text of some nodes, white space included.
  fileprivate func plainText(of range: Range<Int>) -> String {
    var text = ""
    for node in nodes[range] { if case .text(let part) = node.kind { text += part } }
    return text
  }
}
