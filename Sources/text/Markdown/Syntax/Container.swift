import CMarkGFM

/// `:::info` … `:::` (markdown-it-container as HedgeDoc sets it up): success, info, warning or danger; three colons or
/// more, and a line of at least as many colons ends it, wherever that line stands. It may interrupt a paragraph.
enum Container {
  static let names = ["success", "info", "warning", "danger"]

  /// How deep containers may stand in each other; a deeper one is text. cmark walks all open blocks at every line.
  static let deepest = 32

  /// What the parser notes in a container's node: the number of its colons and, once it is closed, the line of that.
  struct Note {
    var colons: Int
    var closingLine: Int

    init(colons: Int) {
      self.colons = colons
      closingLine = 0
    }

    init(of node: CNode) {
      let bits = UInt(bitPattern: cmark_node_get_user_data(node))
      colons = Int(bits & 0xffff)
      closingLine = Int(bits >> 16)
    }

    func keep(in node: CNode) {
      cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: UInt(closingLine) << 16 | UInt(colons)))
    }
  }
}

extension BlockLine {
  func openContainer(in parent: CNode) -> CNode? {
    let colons = run(of: UInt8(ascii: ":"), from: first)
    guard colons >= 3, colons <= 0xffff else { return nil }
    var start = first + colons
    while start < end, isBlank(input[start]) { start += 1 }
    var nameEnd = start
    while nameEnd < end, !isBlank(input[nameEnd]) { nameEnd += 1 }
    let name = UnsafeBufferPointer(start: input + start, count: nameEnd - start)
    guard Container.names.contains(where: { $0.utf8.elementsEqual(name) }),
      depth(of: parent, in: Syntax.registered.container) < Container.deepest,
      let node = add(Syntax.registered.container, to: parent)
    else { return nil }
    Container.Note(colons: colons).keep(in: node)
    skip(to: end)
    return node
  }

  func continuesContainer(_ node: CNode) -> Bool {
    var note = Container.Note(of: node)
    if note.closingLine > 0 { return false }
    guard cmark_parser_get_indent(parser) < 4 else { return true }
    let colons = run(of: UInt8(ascii: ":"), from: first)
    guard colons >= note.colons, (first + colons..<end).allSatisfy({ isBlank(input[$0]) }) else { return true }
    // cmark cannot be told that an extension's block ends with this line: take the line, and refuse the next one.
    note.closingLine = Int(cmark_parser_get_line_number(parser))
    note.keep(in: node)
    skip(to: end)
    return true
  }

  /// How many blocks of `type` `parent` stands in, itself included; counted up to `Container.deepest`.
  func depth(of parent: CNode, in type: UInt16) -> Int {
    var depth = 0
    var node: CNode? = parent
    while let current = node, depth < Container.deepest {
      if current.pointee.type == type { depth += 1 }
      node = current.pointee.parent
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
