import Diagnostics
import HTML
import Markdown

/// Turns the Markdown of one slide into the elements that HedgeDoc 1.12 makes of it.
struct SlideRenderer {
  private let file: SourceFile
  private var page = FragmentWriter()
  private var footnotes: Footnotes

  static func render(_ document: Document, of file: SourceFile) -> Fragment {
    var renderer = SlideRenderer(file: file, footnotes: Footnotes(document))
    renderer.blocks(document.blocks)
    renderer.footnoteSection()
    return renderer.page.finish()
  }

  private init(file: SourceFile, footnotes: Footnotes) {
    self.file = file
    self.footnotes = footnotes
  }

  // MARK: Blocks

  private mutating func blocks(_ nodes: [Node], tight: Bool = false) {
    for node in nodes { block(node, tight: tight) }
  }

  private mutating func block(_ node: Node, tight: Bool) {
    switch node.kind {
    case .paragraph where tight: inlines(node.children)
    case .paragraph: element(.p, node)
    case .heading(let level): element(Self.headings[max(1, min(6, level)) - 1], node)
    case .blockQuote: blockElement(.blockquote, node)
    case .list(let ordered, let start, let tight): list(node, ordered: ordered, start: start, tight: tight)
    case .item: item(node, tight: tight)
    case .thematicBreak: page.void(.hr, at: node.range)
    case .codeBlock(let info, let literal, _, _): code(node, info: info, literal: literal)
    case .htmlBlock(let literal): html(literal, node)
    case .table(let alignments): table(node, alignments: alignments)
    case .container(let names): blockElement(.div, node, [("class", "alert alert-" + names)])
    case .definitionList: blockElement(.dl, node)
    case .definitionTerm: element(.dt, node)
    case .definitionDescription: blockElement(.dd, node, tight: true)
    case .footnoteDefinition, .abbreviationDefinition: break
    default: inline(node)
    }
  }

  private static let headings: [Tag] = [.h1, .h2, .h3, .h4, .h5, .h6]

  private mutating func element(_ tag: Tag, _ node: Node, _ attributes: [(String, String)] = []) {
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
    guard let task = TaskMarker(node) else { return blockElement(.li, node, tight: tight) }
    page.start(.li, [("class", "task-list-item")], at: node.range)
    let checked = task.isChecked ? [("checked", "")] : []
    page.void(.input, [("type", "checkbox"), ("disabled", "")] + checked, at: task.range)
    blocks(task.rest, tight: tight)
    page.end(.li, at: node.range)
  }

  private mutating func code(_ node: Node, info: String, literal: String) {
    let language = FenceInfo(info).language
    page.start(.pre, at: node.range)
    page.start(.code, language.isEmpty ? [] : [("class", "language-" + language)], at: node.range)
    page.text(literal, at: node.range)
    page.end(.code, at: node.range)
    page.end(.pre, at: node.range)
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

  private mutating func inlines(_ nodes: [Node]) {
    for node in nodes { inline(node) }
  }

  private mutating func inline(_ node: Node) {
    switch node.kind {
    case .text(let text): page.text(text, at: node.range)
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
    case .autolink(let destination): element(.a, node, [("href", destination)])
    case .image(let source, let title, let width, let height):
      var attributes = [("src", source), ("alt", node.plainText)]
      if !title.isEmpty { attributes.append(("title", title)) }
      if let width { attributes.append(("width", width)) }
      if let height { attributes.append(("height", height)) }
      page.void(.img, attributes, at: node.range)
    case .footnoteReference(let label): footnoteReference(footnotes.number(ofLabel: label), node)
    case .footnoteInline: footnoteReference(footnotes.number(ofInline: node), node)
    case .emoji(let name): wrapped(.span, ":\(name):", node, [("class", "emoji")])
    case .math(let text, let display):
      let shown = display ? "\\[\(text)\\]" : "\\(\(text)\\)"
      wrapped(.span, shown, node, [("class", display ? "math display" : "math inline")])
    default: block(node, tight: false)
    }
  }

  private mutating func wrapped(_ tag: Tag, _ text: String, _ node: Node, _ attributes: [(String, String)] = []) {
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

  // MARK: Footnotes

  private mutating func footnoteReference(_ number: Int?, _ node: Node) {
    guard let number else {
      // No such note on this slide: HedgeDoc leaves the text as it is.
      return page.text(String(decoding: file.bytes[node.range], as: UTF8.self), at: node.range)
    }
    page.start(.sup, [("class", "footnote-ref")], at: node.range)
    page.start(.a, [("href", "#fn\(number)")], at: node.range)
    page.text("[\(number)]", at: node.range)
    page.end(.a, at: node.range)
    page.end(.sup, at: node.range)
  }

  private mutating func footnoteSection() {
    guard !footnotes.used.isEmpty else { return }
    page.void(.hr, [("class", "footnotes-sep")], at: footnotes.used[0].range)
    page.start(.section, [("class", "footnotes")], at: footnotes.used[0].range)
    page.start(.ol, at: footnotes.used[0].range)
    for (index, note) in footnotes.used.enumerated() {
      page.start(.li, [("id", "fn\(index + 1)")], at: note.range)
      if case .footnoteInline = note.kind { element(.p, note) } else { blocks(note.children) }
      page.end(.li, at: note.range)
    }
    page.end(.ol, at: footnotes.used[0].range)
    page.end(.section, at: footnotes.used[0].range)
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
