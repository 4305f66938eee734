/// Converts the inlines of a leaf block to nodes with places.
///
/// cmark's columns of inlines are wrong after line breaks in quotes and lists, for code, raw HTML, partly used
/// delimiter runs and extensions. So its nodes are used only for their order: a cursor walks the block's content once
/// and finds for each node the text that it was parsed from.
struct InlineReader {
  /// Deeper nesting is flattened: its markers become text. markdown-it too stops at 100.
  static let deepest = 100

  let source: UnsafeBufferPointer<UInt8>
  let isAltered: Bool
  var map = ContentMap()

  var content = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// The next byte of the content that is not part of a node yet.
  var cursor = 0
  /// The origin of cmark's columns: the end of the last line break that it recognised.
  var columnBase = 0
  private var nodes: [Node] = []
  private var open: [Frame] = []
  private var depth = 0
  private var links = 0

  private struct Frame {
    let node: ParsedNode
    let start: Int
    let firstChild: Int
    let isFlat: Bool
  }

  init(_ source: UnsafeBufferPointer<UInt8>, isAltered: Bool) {
    self.source = source
    self.isAltered = isAltered
  }

  /// The inlines of `block`; `map` maps its `content` to the source.
  mutating func read(_ block: ParsedNode, _ content: UnsafeBufferPointer<UInt8>) -> [Node] {
    self.content = content
    cursor = 0
    columnBase = 0
    let offset = block.startColumn - 1 + block.internalOffset
    var current = block.firstChild
    while true {
      if let node = current {
        if let child = enter(node) {
          current = child
        } else if let frame = open.last, frame.node == node {
          current = nil
        } else {
          current = node.next
        }
      } else if let frame = open.popLast() {
        close(frame, columnOffset: offset)
        current = frame.node.next
      } else {
        return nodes.takeLast(from: 0)
      }
    }
  }

  // MARK: Nodes

  /// Adds a leaf, or opens `node` and returns its first child.
  private mutating func enter(_ node: ParsedNode) -> ParsedNode? {
    switch node.type {
    case .text: addText(node)
    case .softBreak, .lineBreak: addBreak(isHard: node.type == .lineBreak)
    case .code: addCode(node)
    case .htmlInline: addHTML(node)
    case .emphasis: return openFrame(node, markers: 1)
    case .strong, .strikethrough, .mark, .inserted: return openFrame(node, markers: 2)
    case .link:
      if cursor < content.count, content[cursor] == UInt8(ascii: "<") {
        addAutolink(node)
      } else {
        return openFrame(node, markers: 1)
      }
    case .image: return openFrame(node, markers: 2)
    default: addExtension(node)
    }
    return nil
  }

  private mutating func openFrame(_ node: ParsedNode, markers: Int) -> ParsedNode? {
    let isLink = node.type == .link || node.type == .image
    let isFlat = depth >= Self.deepest || isLink && AddressRule.isRefused(node.address)
    let start = cursor
    take(markers)
    open.append(Frame(node: node, start: start, firstChild: nodes.count, isFlat: isFlat))
    if isFlat { addSlice(start..<cursor) } else { depth += 1 }
    if node.type == .link { links += 1 }
    return node.firstChild
  }

  private mutating func close(_ frame: Frame, columnOffset: Int) {
    let node = frame.node
    let markers = cursor
    var address: Range<Int>?
    if node.type == .link || node.type == .image {
      while cursor < content.count, content[cursor] != UInt8(ascii: "]") { cursor += 1 }
      take(1)
      let end = columnBase + node.endColumn - columnOffset
      let tail = cursor
      if end >= cursor, end <= content.count { cursor = end }
      address = LinkTail(content, tail..<cursor).address.map { places($0) }
      if node.type == .link { links -= 1 }
    } else {
      take(node.type == .emphasis ? 1 : 2)
    }
    if frame.isFlat {
      addSlice(markers..<cursor)
      return
    }
    depth -= 1
    var children = nodes.takeLast(from: frame.firstChild)
    let range = map.source(frame.start)..<max(map.source(frame.start), map.sourceEnd(cursor))
    if node.type == .image, let first = children.first, let last = children.last {
      let alt = first.range.lowerBound..<last.range.upperBound
      children = [Node(.text(string(source: alt)), alt)]
    }
    nodes.append(Node(kind(of: node, range), range, children: children, addressRange: address))
  }

  private func kind(of node: ParsedNode, _ range: Range<Int>) -> Kind {
    switch node.type {
    case .emphasis: return .emphasis
    case .strong: return .strong
    case .strikethrough: return .strikethrough
    case .mark: return .mark
    case .inserted: return .inserted
    default: break
    }
    let destination = string(node.address)
    let title = string(node.title)
    guard node.type == .image else { return .link(destination: destination, title: title) }
    let size = isAltered ? ImageSize.last(in: UnsafeBufferPointer(rebasing: source[range])) : nil
    return .image(destination: destination, title: title, width: size?.width, height: size?.height)
  }

  // MARK: Leaves

  private mutating func addText(_ node: ParsedNode) {
    let literal = node.literal
    guard !literal.isEmpty else { return }
    let start = cursor
    let text = takeText(literal)
    nodes.append(Node(.text(text), places(start..<cursor)))
  }

  private mutating func addBreak(isHard: Bool) {
    let start = cursor
    while cursor < content.count, isBlank(content[cursor]) { cursor += 1 }
    let isBackslash = isHard && cursor < content.count && content[cursor] == UInt8(ascii: "\\")
    if isBackslash { cursor += 1 }
    let newline = cursor
    if cursor < content.count, content[cursor] == 0x0d { cursor += 1 }
    if cursor < content.count, content[cursor] == 0x0a { cursor += 1 }
    let first = map.source(isHard ? start : newline)
    // cmark ends all lines with LF; the source may have CRLF.
    var last = map.source(newline)
    if last + 1 < source.count, source[last] == 0x0d, source[last + 1] == 0x0a { last += 1 }
    nodes.append(Node(isHard ? .hardBreak : .softBreak, first..<max(first, last + 1)))
    guard !isBackslash else { return }
    columnBase = cursor
    // Before a break cmark drops all white space, after it only this; a form feed there is text.
    while cursor < content.count, content[cursor] == 0x20 || content[cursor] == 0x09 { cursor += 1 }
  }

  private mutating func addCode(_ node: ParsedNode) {
    let start = cursor
    var run = 0
    while cursor + run < content.count, content[cursor + run] == UInt8(ascii: "`") { run += 1 }
    cursor += run
    while cursor < content.count {
      var length = 0
      while cursor + length < content.count, content[cursor + length] == UInt8(ascii: "`") { length += 1 }
      cursor += max(length, 1)
      if length == run { break }
    }
    let literal =
      isAltered ? codeLiteral(start + run..<max(start + run, cursor - run)) : string(node.literal)
    nodes.append(Node(.code(literal), places(start..<cursor)))
  }

  private mutating func addHTML(_ node: ParsedNode) {
    let start = cursor
    take(node.literal.count)
    nodes.append(Node(.htmlInline(literal: string(content: start..<cursor)), places(start..<cursor)))
  }

  private mutating func addAutolink(_ node: ParsedNode) {
    let start = cursor
    while cursor < content.count, content[cursor] != UInt8(ascii: ">") { cursor += 1 }
    take(1)
    let inner = start + 1..<max(start + 1, cursor - 1)
    if links > 0 || AddressRule.isRefused(node.address) {
      addSlice(start..<cursor)
    } else {
      let child = Node(.text(string(content: inner)), places(inner))
      nodes.append(
        Node(.autolink(destination: string(node.address)), places(start..<cursor), children: [child]))
    }
  }

  private mutating func addExtension(_ node: ParsedNode) {
    let start = cursor
    take(node.note)
    let range = places(start..<cursor)
    func inner(_ width: Int) -> Range<Int> { start + width..<max(start + width, cursor - width) }
    switch node.type {
    case .sub, .sup:
      let child = Node(.text(unescaped(inner(1))), places(inner(1)))
      nodes.append(Node(node.type == .sub ? .subscript : .superscript, range, children: [child]))
    case .emoji:
      nodes.append(Node(.emoji(string(content: inner(1))), range))
    case .math:
      let isDisplay = start + 1 < content.count && content[start + 1] == UInt8(ascii: "$")
      nodes.append(Node(.math(string(content: inner(isDisplay ? 2 : 1)), display: isDisplay), range))
    case .embed:
      guard let embed = Embed(content, at: start) else { return addSlice(start..<cursor) }
      nodes.append(Node(.embed(embed.service, id: string(content: embed.id)), range))
    case .autolink where links == 0:
      let address = string(content: start..<cursor)
      nodes.append(Node(.autolink(destination: address), range, children: [Node(.text(address), range)]))
    default:
      addSlice(start..<cursor)
    }
  }

  // MARK: The cursor

  private mutating func take(_ count: Int) {
    cursor = min(content.count, cursor + max(0, count))
  }

  /// Adds source bytes unchanged, as text.
  private mutating func addSlice(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    nodes.append(Node(.text(string(content: range)), places(range)))
  }

  private mutating func places(_ range: Range<Int>) -> Range<Int> {
    let start = map.source(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : map.sourceEnd(range.upperBound))
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0b || byte == 0x0c }
}
