import Decks
import Diagnostics
import HTML
import Presentation

/// Writes what is on a slide as the page has it: pictures where the page finds them, styles as classes, diagrams drawn.
struct SlideWriter {
  let file: SourceFile
  let drawings: [String: Drawing]
  let stage: (width: Int, height: Int, margin: Double)
  /// Where links lead; `nil` where they lead where their authors say.
  let link: LinkRule?
  /// Whether the page is to have no element or attribute that HTML had once.
  let isModern: Bool
  var pictures: PagePictures
  var styles: DeckStyles
  var needs = PageNeeds()
  var findings: [Diagnostic] = []
  /// How often each diagram has been shown.
  private var copies: [String: Int] = [:]
  /// The level of the heading before, as a screen reader counts.
  private var lastLevel = 0
  /// Where the link ends that the writer is in.
  private var linkEnd = 0

  init(
    _ file: SourceFile, drawings: [String: Drawing], stage: (width: Int, height: Int, margin: Double),
    pictures: PagePictures, link: LinkRule?, isModern: Bool
  ) {
    (self.file, self.drawings, self.stage, self.pictures) = (file, drawings, stage, pictures)
    (self.link, self.isModern) = (link, isModern)
    styles = DeckStyles(file)
  }

  mutating func write(_ fragment: Fragment) -> [UInt8] {
    // The writer asks while it writes, so what is learned is kept beside it.
    var writer = self
    writer.linkEnd = 0
    let html = fragment.html { index, element in writer.dress(element, at: index, in: fragment) }
    self = writer
    return html
  }

  private mutating func dress(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    let place = fragment.nodes[index].place
    if isModern, let modern = ModernElement(element) {
      let name = modern.css.utf8.isEmpty ? nil : styles.className(for: modern.css, at: place)
      let better = modern.element.remade(with: name.map { [("class", $0)] } ?? [])
      return better.rewrite(dress(better, at: index, in: fragment))
    }
    var added: [(name: String, value: String)] = []
    if let style = element["style"], let name = styles.className(for: style, at: place) {
      added.append(("class", name))
    }
    switch element.tag {
    case .img: return picture(element, added, at: place, isInLink: index < linkEnd)
    case .a:
      // A link in a link is none.
      guard index >= linkEnd else {
        return .remade(element.remade(as: .span, without: ["href", "target"], with: added))
      }
      linkEnd = fragment.nodes[index].partner
      if let link, let address = element["href"] { return link.dress(element, address, added, at: index, in: fragment) }
    case .pre: return code(element, added, at: index, in: fragment)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      let level = element.tag.headingLevel ?? 1
      let spoken = min(level, lastLevel + 1)
      lastLevel = spoken
      if spoken != level { added.append(("aria-level", String(spoken))) }
    case .span where element["class"].map({ $0.utf8.starts(with: "math".utf8) }) ?? false: needs.insert(.math)
    case .table: added.append(("tabindex", "0"))
    case .input: added.append(("aria-label", element["checked"] == nil ? "to do" : "done"))
    // A header of nothing is a corner.
    case .th where fragment.text(of: index..<fragment.nodes[index].partner).isEmpty:
      var corner = Markup()
      corner.raw("<td></td>")
      return .replaced(corner)
    default: break
    }
    return added.isEmpty ? .asItIs : .with(added)
  }

  // MARK: Pictures

  private mutating func picture(
    _ element: Element, _ added: [(name: String, value: String)], at place: Range<Int>, isInLink: Bool
  ) -> ElementRewrite {
    let description = element["alt"] ?? ""
    guard let source = element["src"] else { return .replaced(LostPicture.missing(description)) }
    let shown = pictures.show(source)
    if let loss = shown.loss(of: source, isInLink: isInLink) { report(PageRule.picture, .warning, loss, at: place) }
    switch shown {
    case .at(let address, _): return .with(added + [("src", address)])
    case .link(let host, let address):
      return .replaced(LostPicture.link(to: address, on: host, description: description, isInLink: isInLink))
    case .nothing: return .replaced(LostPicture.missing(description.utf8.isEmpty ? source : description))
    }
  }

  // MARK: Code

  private mutating func code(
    _ element: Element, _ added: [(name: String, value: String)], at index: Int, in fragment: Fragment
  ) -> ElementRewrite {
    let inside = index + 1
    guard inside < fragment.nodes.count, case .start(let code) = fragment.nodes[inside].kind, code.tag == .code else {
      return .with(added + [("tabindex", "0")])
    }
    let language = Self.language(code)
    if language == "mermaid" {
      let source = fragment.source(of: index..<fragment.nodes[index].partner)
      return diagram(source, added, at: fragment.nodes[index].place)
    }
    if language != nil { needs.insert(.highlighting) }
    return .with(added + [("tabindex", "0")])
  }

  private static func language(_ code: Element) -> String? {
    let prefix = "language-"
    let name = code["class"]?.utf8.split(separator: UInt8(ascii: " ")).first { $0.starts(with: prefix.utf8) }
    return name.map { String(decoding: $0.dropFirst(prefix.utf8.count), as: UTF8.self) }
  }

  private mutating func diagram(
    _ source: String, _ added: [(name: String, value: String)], at place: Range<Int>
  ) -> ElementRewrite {
    switch drawings[source] {
    case nil:
      needs.insert(.diagrams)
      return .with(added + [("class", "mermaid"), ("tabindex", "0")])
    case .faulty(let message, let line)?:
      findings.append(PageFaults.faulty(message, line: line, at: place, in: file))
      return .with(added + [("class", "faulty-diagram"), ("tabindex", "0")])
    case .drawn(let svg, let width, let height, let smallestText)?:
      let fault = PageFaults.illegible(
        width: width, height: height, smallestText: smallestText, stage: stage, at: place, in: file)
      if let fault { findings.append(fault) }
      let number = copies[source, default: 0]
      copies[source] = number + 1
      return .replaced(DiagramFigure.markup(DiagramFigure.copy(number, of: svg), isSmall: fault != nil))
    }
  }

  private mutating func report(_ rule: String, _ severity: Severity, _ message: String, at place: Range<Int>) {
    findings.append(
      Diagnostic(
        rule: rule, severity: severity, message: message, file: file,
        range: place.clamped(to: 0..<file.bytes.count)))
  }
}

extension Element {
  /// What becomes of an element that has been made anew before it was dressed.
  fileprivate func rewrite(_ dress: ElementRewrite) -> ElementRewrite {
    switch dress {
    case .asItIs: .remade(self)
    case .with(let attributes): .remade(remade(with: attributes))
    case .remade, .replaced: dress
    }
  }
}

extension Fragment {
  /// The text of some nodes, white space included.
  fileprivate func source(of range: Range<Int>) -> String {
    var text = ""
    for node in nodes[range] { if case .text(let part) = node.kind { text += part } }
    return text
  }
}
