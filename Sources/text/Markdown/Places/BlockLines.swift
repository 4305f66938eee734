import CMarkGFM

/// The lines that cmark's blocks stand on, where it does not say or says it wrong.
extension BlockReader {
  func line(_ node: CNode) -> Int { max(0, Int(node.pointee.start_line) - 1) }

  func start(_ node: CNode) -> Int {
    min(lines.start(of: line(node)) + max(0, Int(node.pointee.start_column) - 1), lines.range.upperBound)
  }

  /// The line where the content of a paragraph begins: link definitions before it are taken out of the content only.
  func contentLine(_ node: CNode, _ content: UnsafeBufferPointer<UInt8>) -> Int {
    let first = line(node)
    let start = start(node)
    guard start < lines.range.upperBound, lines.source[start] == UInt8(ascii: "[") else { return first }
    return max(first, Int(node.pointee.end_line) - lineCount(content))
  }

  /// As `contentLine`; the end that cmark gives a setext heading is the line of whatever closed it, so the underline is
  /// looked for.
  func setextLine(_ node: CNode, _ content: UnsafeBufferPointer<UInt8>) -> Int {
    let first = line(node)
    let start = start(node)
    guard start < lines.range.upperBound, lines.source[start] == UInt8(ascii: "[") else { return first }
    let count = lineCount(content)
    let underline = node.pointee.as.heading.level == 1 ? UInt8(ascii: "=") : UInt8(ascii: "-")
    var candidate = first
    while candidate + count < min(lines.count, Int(node.pointee.end_line)) {
      let text = lines.text(of: candidate + count)
      if !text.isEmpty, text.allSatisfy({ lines.source[$0] == underline }) { return candidate }
      candidate += 1
    }
    return first
  }

  /// The header's line: a table that follows the lines of a paragraph has the place of that paragraph.
  func tableLine(_ node: CNode) -> Int {
    guard let paragraph = node.pointee.prev, paragraph.pointee.type == CType.paragraph,
      paragraph.pointee.start_line == 0
    else { return line(node) }
    return line(node) + lineCount(content(of: paragraph))
  }

  func isClosingFence(_ line: Int, _ character: UInt8, _ length: Int) -> Bool {
    let text = lines.text(of: line)
    return text.count >= length && text.allSatisfy { lines.source[$0] == character }
  }

  /// The line where the next block after `node` begins.
  func nextLine(_ node: CNode) -> Int? {
    var current: CNode? = node
    while let candidate = current {
      if let next = candidate.pointee.next { return line(next) }
      current = candidate.pointee.parent
    }
    return nil
  }

  func closingLine(around node: CNode) -> Int? {
    var closing: Int?
    var current = node.pointee.parent
    while let candidate = current {
      if candidate.pointee.type == Syntax.registered.container {
        let line = Container.Note(of: candidate).closingLine
        if line > 0 { closing = min(closing ?? line - 1, line - 1) }
      }
      current = candidate.pointee.parent
    }
    return closing
  }
}
