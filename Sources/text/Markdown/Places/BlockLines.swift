/// The lines of cmark's blocks, where cmark gives none or wrong ones.
extension BlockReader {
  func line(_ node: ParsedNode) -> Int { max(0, node.startLine - 1) }

  func start(_ node: ParsedNode) -> Int {
    min(lines.start(of: line(node)) + max(0, node.startColumn - 1), lines.range.upperBound)
  }

  /// The line where the content of a paragraph begins: link definitions before it are taken out of the content only.
  func contentLine(_ node: ParsedNode, _ content: UnsafeBufferPointer<UInt8>) -> Int {
    let first = line(node)
    let start = start(node)
    guard start < lines.range.upperBound, lines.source[start] == UInt8(ascii: "[") else { return first }
    return max(first, node.endLine - lineCount(content))
  }

  /// As `contentLine`. For a setext heading cmark gives the line of the block that closed it, so the underline is
  /// searched.
  func setextLine(_ node: ParsedNode, _ content: UnsafeBufferPointer<UInt8>) -> Int {
    let first = line(node)
    let start = start(node)
    guard start < lines.range.upperBound, lines.source[start] == UInt8(ascii: "[") else { return first }
    let count = lineCount(content)
    let underline = node.headingLevel == 1 ? UInt8(ascii: "=") : UInt8(ascii: "-")
    var candidate = first
    while candidate + count < min(lines.count, node.endLine) {
      let text = lines.text(of: candidate + count)
      if !text.isEmpty, text.allSatisfy({ lines.source[$0] == underline }) { return candidate }
      candidate += 1
    }
    return first
  }

  /// The line of the header. cmark gives a table that interrupts a paragraph the place of that paragraph.
  func tableLine(_ node: ParsedNode) -> Int {
    guard let paragraph = node.previous, paragraph.type == .paragraph,
      paragraph.startLine == 0
    else { return line(node) }
    return line(node) + lineCount(paragraph.content)
  }

  func isClosingFence(_ line: Int, _ character: UInt8, _ length: Int) -> Bool {
    let text = lines.text(of: line)
    return text.count >= length && text.allSatisfy { lines.source[$0] == character }
  }

  /// The first line of the next block after `node`.
  func nextLine(_ node: ParsedNode) -> Int? {
    var current: ParsedNode? = node
    while let candidate = current {
      if let next = candidate.next { return line(next) }
      current = candidate.parent
    }
    return nil
  }

  func closingLine(around node: ParsedNode) -> Int? {
    var closing: Int?
    var current = node.parent
    while let candidate = current {
      if candidate.type == .container {
        let line = Container.Note(of: candidate).closingLine
        if line > 0 { closing = min(closing ?? line - 1, line - 1) }
      }
      current = candidate.parent
    }
    return closing
  }
}
