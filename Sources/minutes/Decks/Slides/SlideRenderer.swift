import Diagnostics
import HTML
import Markdown

/// Converts the Markdown of one slide to the elements that HedgeDoc 1.12 makes of it.
struct SlideRenderer {
  let file: SourceFile
  var page = FragmentWriter()
  var footnotes: Footnotes
  /// The prefix of footnote ids, so that they are unique among the slides of a page.
  let idPrefix: String
  let abbreviations: Abbreviations
  private let isTypeset: Bool
  private let breaksLines: Bool
  /// The innermost list item or quote at the current position, which remarks sign.
  var signed: SignedBlock?
  /// Line numbers for fences that continue the previous one.
  var numbering = LineNumbering()
  /// Whether the texts of the current block have been set by the typographer.
  private var isSet = false

  /// `idPrefix` distinguishes the slide from others on its page.
  static func render(
    _ document: Document, of file: SourceFile, idPrefix: String, isTypeset: Bool, breaksLines: Bool = true
  ) -> Fragment {
    var renderer = SlideRenderer(
      file: file, footnotes: Footnotes(document, in: file.bytes), idPrefix: idPrefix,
      abbreviations: Abbreviations(document),
      isTypeset: isTypeset, breaksLines: breaksLines)
    renderer.blocks(document.blocks)
    renderer.footnoteSection()
    return renderer.page.finish()
  }

  private init(
    file: SourceFile, footnotes: Footnotes, idPrefix: String, abbreviations: Abbreviations, isTypeset: Bool,
    breaksLines: Bool
  ) {
    (self.file, self.footnotes, self.idPrefix, self.abbreviations) = (file, footnotes, idPrefix, abbreviations)
    (self.isTypeset, self.breaksLines) = (isTypeset, breaksLines)
  }

  // MARK: Blocks

  mutating func blocks(_ nodes: [Node], tight: Bool = false) {
    for node in nodes { block(node, tight: tight) }
  }

  private mutating func block(_ node: Node, tight: Bool) {
    switch node.kind {
    case .paragraph where ContentsMark.isAll(of: node):
      page.start(.div, [("class", "toc")], at: node.range)
      page.end(.div, at: node.range)
    case .paragraph where EmbedCard.only(of: node) != nil:
      page.start(.p, [("class", "embed")], at: node.range)
      if let card = EmbedCard.only(of: node) { embed(card, node) }
      page.end(.p, at: node.range)
    case .paragraph where tight: inlines(node.children)
    case .paragraph: element(.p, node)
    case .heading(let level): element(Self.headings[max(1, min(6, level)) - 1], node)
    case .blockQuote: quote(node)
    case .list(let ordered, let start, let tight): list(node, ordered: ordered, start: start, tight: tight)
    case .item: item(node, tight: tight)
    case .thematicBreak: page.void(.hr, at: node.range)
    case .codeBlock(let info, let literal, _, _): code(node, info: info, literal: literal)
    case .htmlBlock(let literal): html(literal, node)
    case .table(let alignments): table(node, alignments: alignments)
    case .container(let names): blockElement(.div, node, [("class", AlertClasses.of(names))])
    case .definitionList(let tight): blockElement(.dl, node, tight: tight)
    case .definitionTerm: element(.dt, node)
    case .definitionDescription: blockElement(.dd, node, tight: tight)
    case .footnoteDefinition, .abbreviationDefinition: break
    default: inline(node)
    }
  }

  private static let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  mutating func element(_ tag: Tag, _ node: Node, _ attributes: [(String, String)] = []) {
    page.start(tag, attributes, at: node.range)
    inlines(node.children)
    page.end(tag, at: node.range)
  }

  private mutating func blockElement(
    _ tag: Tag, _ node: Node, _ attributes: [(String, String)] = [], tight: Bool = false
  ) {
    page.start(tag, attributes, at: node.range)
    blocks(node.children, tight: tight)
    page.end(tag, at: node.range)
  }

  private mutating func list(_ node: Node, ordered: Bool, start: Int, tight: Bool) {
    let attributes = ordered && start != 1 ? [("start", String(start))] : []
    blockElement(ordered ? .ol : .ul, node, attributes, tight: tight)
  }

  private mutating func item(_ node: Node, tight: Bool) {
    let outer = signed
    signed = .item
    defer { signed = outer }
    guard let task = TaskMarker(node) else { return blockElement(.li, node, tight: tight) }
    page.start(.li, [("class", "task-list-item")], at: node.range)
    let checked = task.isChecked ? [("checked", "")] : []
    func box() { page.void(.input, [("type", "checkbox"), ("disabled", "")] + checked, at: task.range) }
    if !tight, let first = task.rest.first {
      // The box stands in the line that it belongs to.
      page.start(.p, at: first.range)
      box()
      inlines(first.children)
      page.end(.p, at: first.range)
      blocks(Array(task.rest.dropFirst()))
    } else {
      box()
      blocks(task.rest, tight: tight)
    }
    page.end(.li, at: node.range)
  }

  private mutating func table(_ node: Node, alignments: [Alignment]) {
    page.start(.table, at: node.range)
    var inBody = false
    for row in node.children {
      guard case .tableRow(let header) = row.kind else { continue }
      if header { page.start(.thead, at: row.range) }
      if !header, !inBody {
        page.start(.tbody, at: row.range)
        inBody = true
      }
      page.start(.tr, at: row.range)
      for (column, cell) in row.children.enumerated() {
        let align = column < alignments.count ? alignments[column].attribute : nil
        element(header ? .th : .td, cell, align.map { [("align", $0)] } ?? [])
      }
      page.end(.tr, at: row.range)
      if header { page.end(.thead, at: row.range) }
    }
    if inBody { page.end(.tbody, at: node.range) }
    page.end(.table, at: node.range)
  }

  // MARK: Inlines

  /// The outermost call sets the typography of all texts below it.
  mutating func inlines(_ nodes: [Node]) {
    guard isTypeset, !isSet else {
      for node in nodes { inline(node) }
      return
    }
    isSet = true
    for node in Typographer.set(nodes, in: file.bytes) { inline(node) }
    isSet = false
  }

  private mutating func text(_ text: String, _ node: Node) {
    let set = ContentsMark.removed(from: text)
    guard signed != nil, let parts = RemarkTag.parts(of: set) else {
      return abbreviations.write(set, at: node.range, to: &page)
    }
    for part in parts {
      abbreviations.write(part.text, at: node.range, to: &page)
      if let tag = part.tag { remark(tag, node) }
    }
  }

  private mutating func inline(_ node: Node) {
    switch node.kind {
    case .text(let text): self.text(text, node)
    case .softBreak where !breaksLines: page.text("\n", at: node.range)
    case .softBreak, .hardBreak: page.void(.br, at: node.range)
    case .code(let text): wrapped(.code, text, node)
    case .htmlInline(let literal): html(literal, node)
    case .emphasis: element(.em, node)
    case .strong: element(.strong, node)
    case .strikethrough: element(.s, node)
    case .mark: element(.mark, node)
    case .inserted: element(.ins, node)
    case .subscript: element(.sub, node)
    case .superscript: element(.sup, node)
    case .link(let destination, let title):
      element(.a, node, [("href", destination)] + (title.isEmpty ? [] : [("title", title)]))
    case .autolink(let destination): address(destination, node)
    case .image(let source, let title, let width, let height):
      var attributes = [("src", source), ("alt", node.plainText)]
      if !title.isEmpty { attributes.append(("title", title)) }
      if let width { attributes.append(("width", width)) }
      if let height { attributes.append(("height", height)) }
      page.void(.img, attributes, at: node.range)
    case .footnoteReference(let label): footnoteReference(footnotes.number(ofLabel: label), node)
    case .footnoteInline: footnoteReference(footnotes.number(ofInline: node), node)
    case .emoji(let name): emoji(name, node)
    case .math(let text, let display): math(text, display: display, node)
    case .embed(let service, let id):
      page.start(.span, [("class", "embed")], at: node.range)
      embed(EmbedCard(service, id: id), node)
      page.end(.span, at: node.range)
    default: block(node, tight: false)
    }
  }

  mutating func wrapped(_ tag: Tag, _ text: String, _ node: Node, _ attributes: [(String, String)] = []) {
    page.start(tag, attributes, at: node.range)
    page.text(text, at: node.range)
    page.end(tag, at: node.range)
  }

  private mutating func html(_ literal: String, _ node: Node) {
    let piece = Array(literal.utf8)
    page.author(
      piece, at: node.range.lowerBound, end: node.range.upperBound,
      lines: HTMLLines.places(of: piece, at: node.range, in: file.bytes))
  }
}

extension Alignment {
  fileprivate var attribute: String? {
    switch self {
    case .none: nil
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }
}
