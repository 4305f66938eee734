import Decks
import Diagnostics
import Markdown

extension CheckInput {
  /// Whether Markdown shows the byte as plain text: no code, no formula, no address, no HTML.
  func isPlainText(at offset: Int) -> Bool {
    var nodes = slide(at: offset)?.content.document.blocks ?? []
    var last: Markdown.Kind?
    while let index = nodes.index(at: offset) {
      last = nodes[index].kind
      nodes = nodes[index].children
    }
    if case .text = last { return true }
    return false
  }

  /// Goes through the lines that are text, as far as that can be seen without reading Markdown.
  func forEachTextLine(_ body: (Range<Int>, ByteText) -> Void) {
    withText { text in
      for line in lines.lines where line.context == .text && self.body.contains(line.range.lowerBound) {
        // Longer lines are not read as Markdown either.
        if line.range.count <= 16 << 10 { body(line.range, text) }
      }
    }
  }

  /// Goes through all nodes of all slides, from the outside in.
  func forEachNode(_ body: (Node) -> Void) {
    func walk(_ nodes: [Node]) {
      for node in nodes {
        body(node)
        walk(node.children)
      }
    }
    for checked in slides { walk(checked.content.document.blocks) }
  }
}
