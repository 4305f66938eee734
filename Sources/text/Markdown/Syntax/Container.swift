/// `:::info` … `:::` (markdown-it-container as configured by HedgeDoc): success, info, warning or danger; three colons
/// or more. A line of at least as many colons ends it, at any indentation. It may interrupt a paragraph.
enum Container {
  static let names = ["success", "info", "warning", "danger"]

  /// Maximum nesting of containers; deeper ones are text, since cmark walks all open blocks at every line.
  static let deepest = 32

  /// Data that the parser stores in a container's node: the number of its colons and, once it is closed, the closing
  /// line.
  struct Note {
    var colons: Int
    var closingLine: Int

    init(colons: Int) {
      self.colons = colons
      closingLine = 0
    }

    init(of node: ParsedNode) {
      colons = node.note & 0xffff
      closingLine = node.note >> 16
    }

    func keep(in node: ParsedNode) {
      node.note = closingLine << 16 | colons
    }
  }
}

extension BlockLine {
  func openContainer(in parent: ParsedNode) -> ParsedNode? {
    let colons = run(of: UInt8(ascii: ":"), from: first)
    guard colons >= 3, colons <= 0xffff else { return nil }
    var start = first + colons
    while start < end, isBlank(input[start]) { start += 1 }
    var nameEnd = start
    while nameEnd < end, !isBlank(input[nameEnd]) { nameEnd += 1 }
    let name = input[start..<nameEnd]
    guard Container.names.contains(where: { $0.utf8.elementsEqual(name) }),
      depth(of: parent, in: .container) < Container.deepest,
      let node = add(.container, to: parent)
    else { return nil }
    Container.Note(colons: colons).keep(in: node)
    skip(to: end)
    return node
  }

  func continuesContainer(_ node: ParsedNode) -> Bool {
    var note = Container.Note(of: node)
    if note.closingLine > 0 { return false }
    guard indent < 4 else { return true }
    let colons = run(of: UInt8(ascii: ":"), from: first)
    guard colons >= note.colons, (first + colons..<end).allSatisfy({ isBlank(input[$0]) }) else { return true }
    // cmark's API has no way for a block to end with this line: take the line, and refuse the next one.
    note.closingLine = number
    note.keep(in: node)
    skip(to: end)
    return true
  }

  /// How many blocks of `type` contain `parent`, itself included; counted up to `Container.deepest`.
  func depth(of parent: ParsedNode, in type: NodeType) -> Int {
    var depth = 0
    var node: ParsedNode? = parent
    while let current = node, depth < Container.deepest {
      if current.type == type { depth += 1 }
      node = current.parent
    }
    return depth
  }

  func run(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index < length, input[index] == byte { index += 1 }
    return index - start
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
