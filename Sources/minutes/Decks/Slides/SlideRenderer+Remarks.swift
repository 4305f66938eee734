import HTML
import Markdown

/// A block in which people sign remarks.
enum SignedBlock { case item, quote }

extension SlideRenderer {
  /// A quote; the colour of its signature becomes that of its border.
  mutating func quote(_ node: Node) {
    let outer = signed
    signed = .quote
    defer { signed = outer }
    let colour = node.children.lazy.compactMap { Self.colour(of: $0) }.first
    // The style is filtered, and the page uses a class for it.
    let attributes = colour.map { [("class", "tinted"), ("style", "border-color: \($0)")] } ?? []
    page.start(.blockquote, attributes, at: node.range)
    blocks(node.children)
    page.end(.blockquote, at: node.range)
  }

  /// The last colour in a paragraph's own text.
  private static func colour(of paragraph: Node) -> String? {
    guard case .paragraph = paragraph.kind else { return nil }
    for child in paragraph.children.reversed() {
      guard case .text(let text) = child.kind, let parts = RemarkTag.parts(of: text) else { continue }
      for part in parts.reversed() { if case .colour(let colour)? = part.tag { return colour } }
    }
    return nil
  }

  /// The name or time of a remark, in small text; in a list a colour is shown as a dot.
  mutating func remark(_ tag: RemarkTag, _ node: Node) {
    switch (tag, signed) {
    case (.name(let name), _): wrapped(.small, name, node, [("class", "remark-name")])
    case (.time(let time), _): wrapped(.small, time, node, [("class", "remark-time")])
    case (.colour, .quote): break
    case (.colour(let colour), _):
      wrapped(.font, "\u{25CF}", node, [("color", colour), ("class", "remark-colour"), ("aria-hidden", "true")])
    }
  }
}
