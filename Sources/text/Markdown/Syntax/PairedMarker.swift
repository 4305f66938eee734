import CMarkGFM

/// `~~struck~~`, `==marked==`, `++inserted++`: two characters on each side, paired like `**` but without its rule of three
/// (markdown-it 14 with its mark and ins plugins).
enum PairedMarker {
  /// Called by cmark for a closer and the nearest opener of the same character.
  static func pair(
    _ subject: OpaquePointer, _ opener: UnsafeMutablePointer<delimiter>, _ closer: UnsafeMutablePointer<delimiter>
  ) -> UnsafeMutablePointer<delimiter>? {
    let next = closer.pointee.next
    guard let node = opener.pointee.inl_text, let end = closer.pointee.inl_text,
      // The halves of a run of four have nothing between them.
      node.pointee.next != end, let type = type(opener.pointee.delim_char),
      cmark_node_set_type(node, cmark_node_type(rawValue: UInt32(type))) != 0
    else { return next }
    cmark_node_set_syntax_extension(node, Syntax.registered.inline)
    while let child = node.pointee.next, child != end, cmark_node_append_child(node, child) != 0 {}
    cmark_node_free(end)
    var delimiter: UnsafeMutablePointer<delimiter>? = closer
    while let current = delimiter {
      delimiter = current == opener ? nil : current.pointee.previous
      cmark_inline_parser_remove_delimiter(subject, current)
    }
    return next
  }

  private static func type(_ character: UInt8) -> UInt16? {
    switch character {
    case UInt8(ascii: "~"): Syntax.registered.strikethrough
    case UInt8(ascii: "="): Syntax.registered.mark
    case UInt8(ascii: "+"): Syntax.registered.inserted
    default: nil
    }
  }
}

extension InlineSubject {
  /// The next two characters of a run as a delimiter. Of an odd run the outermost character is text: the last one where
  /// it closes, else the first one.
  func matchPairedMarker() -> CNode? {
    let character = text[offset]
    var start = offset
    while start > 0, text[start - 1] == character { start -= 1 }
    if start < offset, isEscaped(start) { start += 1 }
    var end = offset + 1
    while end < text.count, text[end] == character { end += 1 }
    guard end - start >= 2 else { return nil }

    var left: Int32 = 0
    var right: Int32 = 0
    var punctuationBefore: Int32 = 0
    var punctuationAfter: Int32 = 0
    cmark_inline_parser_set_offset(parser, Int32(truncatingIfNeeded: start))
    cmark_inline_parser_scan_delimiters(
      parser, Int32(truncatingIfNeeded: end - start), character, &left, &right, &punctuationBefore, &punctuationAfter)
    cmark_inline_parser_set_offset(parser, Int32(truncatingIfNeeded: offset))
    let isClosing = right != 0 && left == 0
    if (end - start) % 2 == 1, offset == (isClosing ? end - 1 : start) { return takeText(1) }
    // The run's first character may be taken by another syntax already.
    guard end - offset >= 2, let node = takeText(2) else { return nil }
    cmark_inline_parser_push_delimiter(parser, character, left, right, node)
    return node
  }

  private func takeText(_ length: Int) -> CNode? {
    guard let base = text.baseAddress, let node = cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    node.pointee.as.literal = cmark_chunk(
      data: UnsafeMutablePointer(mutating: base + offset), len: Int32(truncatingIfNeeded: length), alloc: 0)
    cmark_inline_parser_set_offset(parser, Int32(truncatingIfNeeded: offset + length))
    return node
  }
}
