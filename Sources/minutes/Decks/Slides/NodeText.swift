import Markdown

extension Document {
  /// Visits every node once, in document order; the parser's limits bound the depth.
  func walk(_ visit: (Node) -> Void) {
    for node in blocks { node.walk(visit) }
  }

  /// Visits every block once, in document order, and nothing that stands in a line of text.
  func walkBlocks(_ visit: (Node) -> Void) {
    for node in blocks { node.walkBlocks(visit) }
  }
}

extension Node {
  fileprivate func walk(_ visit: (Node) -> Void) {
    visit(self)
    for child in children { child.walk(visit) }
  }

  fileprivate func walkBlocks(_ visit: (Node) -> Void) {
    visit(self)
    switch kind {
    case .paragraph, .heading, .table, .definitionTerm: return
    default: for child in children { child.walkBlocks(visit) }
    }
  }

  /// The text below the node without its markup, as an image's alternative text wants it.
  var plainText: String {
    var text = ""
    var pending = Array(children.reversed())
    while let node = pending.popLast() {
      switch node.kind {
      case .text(let part), .code(let part): text += part
      case .emoji(let name): text += ":\(name):"
      case .softBreak, .hardBreak: text += "\n"
      default: pending += node.children.reversed()
      }
    }
    return text
  }
}
