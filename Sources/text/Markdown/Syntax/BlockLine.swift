import CMarkGFM

/// The line that cmark is reading for blocks.
struct BlockLine {
  let parser: CParser
  let input: UnsafeMutablePointer<UInt8>
  let length: Int

  /// Offset of the first byte that is no white space.
  var first: Int { Int(cmark_parser_get_first_nonspace(parser)) }

  /// Offset of the line's end, without its newline.
  var end: Int {
    var end = length
    while end > 0, input[end - 1] == 0x0a || input[end - 1] == 0x0d { end -= 1 }
    return end
  }

  func skip(to offset: Int) {
    let count = offset - Int(cmark_parser_get_offset(parser))
    guard count > 0 else { return }
    UnsafePointer(input).withMemoryRebound(to: CChar.self, capacity: length) {
      cmark_parser_advance_offset(parser, $0, Int32(truncatingIfNeeded: count), 0)
    }
  }

  func advance(columns: Int) {
    UnsafePointer(input).withMemoryRebound(to: CChar.self, capacity: length) {
      cmark_parser_advance_offset(parser, $0, Int32(truncatingIfNeeded: columns), 1)
    }
  }

  func add(_ type: UInt16, to parent: CNode) -> CNode? {
    guard
      let node = cmark_parser_add_child(
        parser, parent, cmark_node_type(rawValue: UInt32(type)), Int32(truncatingIfNeeded: first + 1))
    else { return nil }
    cmark_node_set_syntax_extension(node, Syntax.registered.block)
    return node
  }

  /// The block of ours that begins with this line.
  func open(in parent: CNode) -> CNode? {
    guard first < length else { return nil }
    switch input[first] {
    case UInt8(ascii: ":"): return openContainer(in: parent) ?? openDescription(in: parent)
    case UInt8(ascii: "~"): return openDescription(in: parent)
    case UInt8(ascii: "["): return openFootnote(in: parent)
    case UInt8(ascii: "*"): return openAbbreviation(in: parent)
    default: return nil
    }
  }

  /// Whether an open block of ours goes on in this line.
  func continues(_ node: CNode) -> Bool {
    switch node.pointee.type {
    case Syntax.registered.container: return continuesContainer(node)
    case Syntax.registered.description: return continuesDescription(node)
    case Syntax.registered.footnoteDefinition: return continuesFootnote()
    default: return false
    }
  }
}
