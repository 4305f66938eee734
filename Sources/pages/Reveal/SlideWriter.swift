import Decks
import Diagnostics
import HTML
import Presentation

/// Writes the content of a slide as HTML: pictures with the page's addresses, styles as classes, diagrams drawn.
struct SlideWriter {
  let file: SourceFile
  let stage: (width: Int, height: Int, margin: Double)
  /// Whether obsolete elements and attributes are replaced.
  let isModern: Bool
  var elements: PageElements
  var styles: DeckStyles
  var findings: [Diagnostic] = []
  /// Whether the slide at hand is one that the page opens with; pictures of others are fetched when they come near.
  var isNear = true
  private var ownNeeds = PageNeeds()
  /// The level of the previous heading, as screen readers see it.
  private var lastLevel = 0

  init(
    _ file: SourceFile, drawings: [String: Drawing], stage: (width: Int, height: Int, margin: Double),
    pictures: PagePictures, link: LinkRule?, isModern: Bool
  ) {
    (self.file, self.stage, self.isModern) = (file, stage, isModern)
    elements = PageElements(drawings: drawings, link: link, pictures: pictures)
    styles = DeckStyles(file)
  }

  /// The additional files that the written content needs.
  var needs: PageNeeds { elements.hasMath ? ownNeeds.union(.math) : ownNeeds }

  mutating func write(_ fragment: Fragment) -> [UInt8] {
    // The closure changes the writer while `fragment.html` runs, so it uses a copy.
    var writer = self
    writer.elements.begin()
    let html = fragment.html { index, element in writer.rewrite(element, at: index, in: fragment) }
    self = writer
    return html
  }

  private mutating func rewrite(_ element: Element, at index: Int, in fragment: Fragment) -> ElementRewrite {
    let place = fragment.nodes[index].place
    if isModern, let modern = ModernElement(element) {
      let name = modern.css.utf8.isEmpty ? nil : styles.className(for: modern.css, at: place)
      let better = modern.element.remade(with: name.map { [("class", $0)] } ?? [])
      return better.applying(rewrite(better, at: index, in: fragment))
    }
    var added: [(name: String, value: String)] = []
    if let style = element["style"], let name = styles.className(for: style, at: place) {
      added.append(("class", name))
    }
    if let same = elements.rewrite(element, added, at: index, in: fragment) { return same }
    switch element.tag {
    case .img: return picture(element, added, at: index, place)
    case .pre: return code(added, at: index, in: fragment)
    case .h1, .h2, .h3, .h4, .h5, .h6:
      let level = element.tag.headingLevel ?? 1
      let spoken = min(level, lastLevel + 1)
      lastLevel = spoken
      if spoken != level { added.append(("aria-level", String(spoken))) }
    case .table: added.append(("tabindex", "0"))
    default: break
    }
    return added.isEmpty ? .asItIs : .with(added)
  }

  private mutating func picture(
    _ element: Element, _ added: [(name: String, value: String)], at index: Int, _ place: Range<Int>
  ) -> ElementRewrite {
    let (address, instead, loss) = elements.picture(element, at: index)
    if let loss { report(PageRule.picture, .warning, loss, at: place) }
    guard let address else { return .replaced(instead) }
    var shown = added + [("src", address)]
    if !isNear, !address.utf8.starts(with: "data:".utf8) { shown.append(("loading", "lazy")) }
    return .with(shown + room(for: element, at: address))
  }

  /// The size that a picture will have, so that nothing jumps when it comes; where its author says both, nothing is added.
  private func room(for element: Element, at address: String) -> [(name: String, value: String)] {
    guard element["height"] == nil, let size = elements.pictures.size(ofShown: address), size.width > 0, size.height > 0
    else { return [] }
    guard let width = element["width"] else {
      return [("width", String(size.width)), ("height", String(size.height)), ("data-sized", "")]
    }
    guard let wide = Int(width), wide > 0, wide <= 9999 else { return [] }
    let high = (Double(wide) * Double(size.height) / Double(size.width)).rounded()
    return [("height", String(max(1, Int(min(high, 99_999))))), ("data-sized", "")]
  }

  private mutating func code(
    _ added: [(name: String, value: String)], at index: Int, in fragment: Fragment
  ) -> ElementRewrite {
    let place = fragment.nodes[index].place
    switch elements.code(at: index, in: fragment) {
    case .text(let language):
      if language != nil { ownNeeds.insert(.highlighting) }
      return .with(added + [("tabindex", "0")])
    case .diagram(_, nil):
      ownNeeds.insert(.diagrams)
      return .with(added + [("class", "mermaid"), ("tabindex", "0")])
    case .diagram(_, .faulty(let message, let line)?):
      findings.append(PageFaults.faulty(message, line: line, at: place, in: file))
      return .with(added + [("class", "faulty-diagram"), ("tabindex", "0")])
    case .diagram(let source, .drawn(let svg, let width, let height, let smallestText)?):
      let fault = PageFaults.illegible(
        width: width, height: height, smallestText: smallestText, stage: stage, at: place, in: file)
      if let fault { findings.append(fault) }
      return elements.figure(svg, of: source, isSmall: fault != nil)
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
  /// Applies a rewrite to an element that has already been rewritten.
  fileprivate func applying(_ rewrite: ElementRewrite) -> ElementRewrite {
    switch rewrite {
    case .asItIs: .remade(self)
    case .with(let attributes): .remade(remade(with: attributes))
    case .remade, .replaced: rewrite
    }
  }
}
