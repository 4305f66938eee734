import Markdown

extension Document {
  /// Visits every node once, in document order; recursive, since the parser's limits bound the depth.
  func walk(_ visit: (Node) -> Void) {
    for node in blocks { node.walk(visit) }
  }

  /// Visits every block once, in document order, without inlines.
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

  /// The text of the node without markup, as for an image's alternative text.
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
