import Diagnostics
import HTML
import Markdown

extension SlideRenderer {
  mutating func footnoteReference(_ number: Int?, _ node: Node) {
    guard let number else {
      // The slide has no such note: HedgeDoc leaves the text unchanged.
      return page.text(String(decoding: file.bytes[node.range], as: UTF8.self), at: node.range)
    }
    let isFirst = footnotes.isFirst(number)
    page.start(.sup, [("class", "footnote-ref")], at: node.range)
    let anchor = isFirst ? [("id", "fnref\(idPrefix)-\(number)")] : []
    page.start(.a, [("href", "#fn\(idPrefix)-\(number)")] + anchor, at: node.range)
    page.text("[\(number)]", at: node.range)
    page.end(.a, at: node.range)
    page.end(.sup, at: node.range)
  }

  /// The notes at the end of their slide, each with a link back.
  mutating func footnoteSection() {
    guard let first = footnotes.used.first else { return }
    page.void(.hr, [("class", "footnotes-sep")], at: first.range)
    page.start(.div, [("class", "footnotes")], at: first.range)
    page.start(.ol, at: first.range)
    for (index, note) in footnotes.used.enumerated() {
      page.start(.li, [("id", "fn\(idPrefix)-\(index + 1)")], at: note.range)
      if case .footnoteInline = note.kind {
        footnote([Node(.paragraph, note.range, children: note.children)], index + 1, note)
      } else {
        footnote(note.children, index + 1, note)
      }
      page.end(.li, at: note.range)
    }
    page.end(.ol, at: first.range)
    page.end(.div, at: first.range)
  }

  /// The link back is in the last paragraph, if there is one.
  private mutating func footnote(_ blocks: [Node], _ number: Int, _ note: Node) {
    guard let last = blocks.last, case .paragraph = last.kind else {
      self.blocks(blocks)
      return backLink(number, note)
    }
    self.blocks(Array(blocks.dropLast()))
    page.start(.p, at: last.range)
    inlines(last.children)
    backLink(number, note)
    page.end(.p, at: last.range)
  }

  private mutating func backLink(_ number: Int, _ note: Node) {
    page.text(" ", at: note.range)
    page.start(
      .a, [("href", "#fnref\(idPrefix)-\(number)"), ("class", "footnote-backref"), ("aria-label", "back to the text")],
      at: note.range)
    page.text("\u{21A9}\u{FE0E}", at: note.range)
    page.end(.a, at: note.range)
  }
}
