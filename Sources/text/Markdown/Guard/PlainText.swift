/// An unparsed text as a paragraph, without loss.
enum PlainText {
  /// A longer text becomes one node including its line breaks, so that the tree stays about as small as the text.
  private static let longestInLines = 64 << 10

  static func paragraph(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Node {
    guard range.count <= longestInLines else {
      let text = SourceText.repaired(UnsafeBufferPointer(rebasing: source[range]))
      return Node(.paragraph, range, children: [Node(.text(text), range)])
    }
    let lines = SourceLines(source, range)
    var children: [Node] = []
    for line in 0..<lines.count {
      let text = lines.start(of: line)..<lines.end(of: line)
      if !text.isEmpty {
        children.append(Node(.text(SourceText.repaired(UnsafeBufferPointer(rebasing: source[text]))), text))
      }
      if line + 1 < lines.count {
        children.append(Node(.softBreak, lines.end(of: line)..<lines.start(of: line + 1)))
      }
    }
    return Node(.paragraph, range, children: children)
  }
}
