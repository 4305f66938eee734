/// Converts cmark's blocks to nodes and corrects their places.
///
/// Of cmark 0.29's block places only the starts are reliable, and not those of setext headings after definitions and of
/// tables in paragraphs; the ends of lists, items, fences and setext headings are wrong. Ends are computed from the
/// content instead.
struct BlockReader {
  let lines: SourceLines
  /// Whether cmark parsed altered bytes (`ParserInput`).
  let isAltered: Bool
  private var inlines: InlineReader
  private var nodes: [Node] = []
  private var open: [(node: ParsedNode, first: Int)] = []

  init(_ lines: SourceLines, isAltered: Bool) {
    self.lines = lines
    self.isAltered = isAltered
    inlines = InlineReader(lines.source, isAltered: isAltered)
  }

  mutating func read(_ root: ParsedNode) -> [Node] {
    var current = root.firstChild
    while true {
      if let node = current {
        if Self.isContainer(node), let child = node.firstChild {
          open.append((node, nodes.count))
          current = child
        } else {
          nodes.append(Self.isContainer(node) ? container(node, []) : leaf(node))
          current = node.next
        }
      } else if let (node, first) = open.popLast() {
        // Separately: as an argument it would be taken from a copy of the stack.
        let children = nodes.takeLast(from: first)
        nodes.append(container(node, children))
        current = node.next
      } else {
        return nodes
      }
    }
  }

  private static func isContainer(_ node: ParsedNode) -> Bool {
    switch node.type {
    case .blockQuote, .list, .item, .container, .description,
      .footnoteDefinition:
      true
    default: false
    }
  }

  // MARK: Containers

  private func container(_ node: ParsedNode, _ children: [Node]) -> Node {
    let first = line(node)
    var start = start(node)
    var end = max(start, children.last?.range.upperBound ?? start)
    let kind: Kind
    switch node.type {
    case .list:
      let list = node.list
      kind = .list(ordered: list.isOrdered, start: list.start, tight: list.isTight)
      if let item = children.first { start = item.range.lowerBound }
    case .item:
      kind = .item
      end = max(end, markerEnd(start))
    case .blockQuote:
      kind = .blockQuote
      end = max(end, lines.end(of: max(first, node.endLine - 1)))
    case .container:
      let closing = Container.Note(of: node).closingLine
      kind = .container(names: text(after: UInt8(ascii: ":"), from: start, to: lines.trimmedEnd(of: first)))
      end = max(end, lines.trimmedEnd(of: closing > 0 ? closing - 1 : first))
    case .description: kind = .definitionDescription
    default:
      let label = label(from: start + 2, to: lines.end(of: first))
      kind = .footnoteDefinition(label: string(label))
      end = max(end, label.upperBound + 2)
    }
    return Node(kind, start..<max(start, end), children: children)
  }

  private func markerEnd(_ start: Int) -> Int {
    var end = start
    while end < lines.range.upperBound, LinkScanner.isDigit(lines.source[end]) { end += 1 }
    return min(end + 1, lines.range.upperBound)
  }

  private func text(after byte: UInt8, from start: Int, to end: Int) -> String {
    var start = start
    while start < end, lines.source[start] == byte || lines.source[start] == 0x20 || lines.source[start] == 0x09 {
      start += 1
    }
    return string(start..<max(start, end))
  }

  private func label(from start: Int, to end: Int) -> Range<Int> {
    var close = start
    while close < end, lines.source[close] != UInt8(ascii: "]") { close += 1 }
    return start..<max(start, close)
  }

  // MARK: Leaves

  private mutating func leaf(_ node: ParsedNode) -> Node {
    let first = line(node)
    let start = start(node)
    switch node.type {
    case .paragraph: return paragraph(node)
    case .heading: return heading(node)
    case .thematicBreak: return Node(.thematicBreak, start..<lines.trimmedEnd(of: first))
    case .codeBlock: return codeBlock(node)
    case .htmlBlock: return htmlBlock(node)
    case .abbreviation:
      let term = label(from: start + 2, to: lines.end(of: first))
      let end = max(lines.trimmedEnd(of: first), term.upperBound)
      let title = text(after: UInt8(ascii: ":"), from: min(term.upperBound + 1, end), to: end)
      return Node(.abbreviationDefinition(term: string(term), title: title), start..<end)
    case .table: return TableReader(lines, firstLine: tableLine(node)).read(node, &inlines)
    default: return Node(.paragraph, start..<start)
    }
  }

  private mutating func paragraph(_ node: ParsedNode) -> Node {
    let content = node.content
    let first: Int
    if node.startLine == 0, let table = node.next {
      first = line(table)
    } else {
      first = contentLine(node, content)
    }
    inlines.map.lay(content, from: first, of: lines)
    let children = inlines.read(node, content)
    let start = children.first?.range.lowerBound ?? inlines.map.source(0)
    let end = lines.trimmedEnd(of: first + lineCount(content) - 1)
    return Node(.paragraph, start..<max(start, end, children.last?.range.upperBound ?? start), children: children)
  }

  private mutating func heading(_ node: ParsedNode) -> Node {
    let content = node.content
    let start = start(node)
    let kind = Kind.heading(level: node.headingLevel)
    guard node.isSetext else {
      inlines.map.removeAll()
      inlines.map.add(content: 0, source: start + node.internalOffset)
      let children = inlines.read(node, content)
      let end = max(lines.trimmedEnd(of: line(node)), children.last?.range.upperBound ?? start)
      return Node(kind, start..<end, children: children)
    }
    let first = setextLine(node, content)
    inlines.map.lay(content, from: first, of: lines)
    let children = inlines.read(node, content)
    let textStart = children.first?.range.lowerBound ?? inlines.map.source(0)
    let end = lines.trimmedEnd(of: first + lineCount(content))
    return Node(kind, textStart..<max(textStart, end), children: children)
  }

  private func codeBlock(_ node: ParsedNode) -> Node {
    let code = node.codeBlock
    let start = start(node)
    let first = line(node)
    let content = code.literal
    var count = lineCount(content)
    guard code.isFenced else {
      let end = lines.trimmedEnd(of: first + max(count, 1) - 1)
      return Node(
        .codeBlock(info: "", literal: literal(content, from: first), fenced: false, closed: true),
        start..<max(start, end))
    }
    var closed = false
    let after = first + count + 1
    if after < lines.count, isClosingFence(after, code.fenceCharacter, code.fenceLength), nextLine(node) != after {
      closed = true
    } else if count > 0, let container = closingLine(around: node), first + count >= container {
      // The line that closed the container was added to the code as an empty line.
      count = max(0, container - first - 1)
    }
    let info = string(code.info)
    let end = lines.trimmedEnd(of: first + count + (closed ? 1 : 0))
    return Node(
      .codeBlock(info: info, literal: literal(content, from: first + 1, count: count), fenced: true, closed: closed),
      start..<max(start, end))
  }

  private func htmlBlock(_ node: ParsedNode) -> Node {
    let start = start(node)
    let first = line(node)
    var content = node.literal
    while let last = content.last, last == 0x0a || last == 0x0d || last == 0x20 || last == 0x09 {
      content = UnsafeBufferPointer(rebasing: content.dropLast())
    }
    let end = lines.trimmedEnd(of: first + max(lineCount(content), 1) - 1)
    return Node(.htmlBlock(literal: literal(content, from: first)), start..<max(start, end))
  }

  // MARK: Text

  func lineCount(_ content: UnsafeBufferPointer<UInt8>) -> Int {
    guard !content.isEmpty else { return 0 }
    var count = 0
    var index = 0
    while index < content.count {
      if content[index] == 0x0a
        || (content[index] == 0x0d && (index + 1 >= content.count || content[index + 1] != 0x0a))
      {
        count += 1
      }
      index += 1
    }
    let last = content[content.count - 1]
    return last == 0x0a || last == 0x0d ? count : count + 1
  }

  /// The first `count` lines of `content`, which begin at `line` of the source, in the source's bytes.
  private func literal(_ content: UnsafeBufferPointer<UInt8>, from line: Int, count: Int = .max) -> String {
    var map = ContentMap()
    if isAltered { map.lay(content, from: line, of: lines) }
    var end = content.count
    if count != .max {
      var seen = 0
      end = 0
      while end < content.count, seen < count {
        if content[end] == 0x0a { seen += 1 }
        end += 1
      }
    }
    guard isAltered else { return string(UnsafeBufferPointer(rebasing: content[..<end])) }
    var bytes: [UInt8] = []
    for index in 0..<end {
      let source = map.source(index)
      let isBlank = content[index] == 0x20 || content[index] == 0x0a || content[index] == 0x0d
      let altered = content[index] == 0x20 && lines.range.contains(source) && !isBlankByte(lines.source[source])
      bytes.append(
        isBlank && !altered ? content[index] : lines.range.contains(source) ? lines.source[source] : content[index])
    }
    return bytes.withUnsafeBufferPointer { string($0) }
  }

  private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

  private func string(_ range: Range<Int>) -> String {
    string(UnsafeBufferPointer(rebasing: lines.source[range]))
  }

  private func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    isAltered ? SourceText.repaired(bytes) : String(decoding: bytes, as: UTF8.self)
  }
}
