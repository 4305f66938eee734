import CMarkGFM

/// The text that cmark is reading for inlines, with the place where it stands.
struct InlineSubject {
  let parser: OpaquePointer
  let parent: CNode
  let text: UnsafeBufferPointer<UInt8>
  /// Offset of the special character that is being looked at.
  let offset: Int

  init(_ parser: OpaquePointer, parent: CNode) {
    self.parser = parser
    self.parent = parent
    let chunk = cmark_inline_parser_get_chunk(parser)
    text = UnsafeBufferPointer(start: chunk?.pointee.data, count: Int(chunk?.pointee.len ?? 0))
    offset = Int(cmark_inline_parser_get_offset(parser))
  }

  func match(_ character: UInt8) -> CNode? {
    guard offset < text.count else { return nil }
    switch character {
    case UInt8(ascii: "~"): return matchPairedMarker() ?? matchRaised(by: character)
    case UInt8(ascii: "="), UInt8(ascii: "+"): return matchPairedMarker()
    case UInt8(ascii: "^"): return matchRaised(by: character)
    case UInt8(ascii: "$"): return matchMath()
    case UInt8(ascii: ":"): return matchAutolink() ?? matchEmoji()
    case UInt8(ascii: "{"): return matchEmbed()
    default: return nil
    }
  }

  /// A node without children over the next `length` bytes, which are taken. The reader of the tree finds the length in it.
  func take(_ length: Int, as type: UInt16) -> CNode? {
    guard let node = newNode(type) else { return nil }
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: length))
    cmark_inline_parser_set_offset(parser, Int32(truncatingIfNeeded: offset + length))
    return node
  }

  func newNode(_ type: UInt16) -> CNode? {
    cmark_node_new_with_mem_and_ext(
      cmark_node_type(rawValue: UInt32(type)), cmark_get_default_mem_allocator(), Syntax.registered.inline)
  }

  func isEscaped(_ index: Int) -> Bool {
    var start = index
    while start > 0, text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }
}
