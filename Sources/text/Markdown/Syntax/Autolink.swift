/// `https://host/path` in running text (linkify-it 5 for explicit schemes: http, https, ftp).
extension InlineSubject {
  func matchAutolink() -> ParsedNode? {
    guard offset + 3 < text.count, text[offset + 1] == UInt8(ascii: "/"), text[offset + 2] == UInt8(ascii: "/"),
      let scheme = schemeLength()
    else { return nil }
    var end = LinkScanner(text).end(ofAuthorityAt: offset + 3)
    while end > offset + 3, text[end - 1] == UInt8(ascii: "*") { end -= 1 }
    // The scheme is removed from the text before; it may also be the end of another link.
    guard end > offset + 3, let last = parent.lastChild, last.type == .text,
      last.literal.count >= scheme
    else { return nil }
    unput(scheme)
    guard let node = take(end - offset, as: .autolink) else { return nil }
    node.note = end - offset + scheme
    return node
  }

  /// The length of `http`, `https` or `ftp` directly before the colon; nil if other scheme characters precede it.
  private func schemeLength() -> Int? {
    var start = offset
    while start > 0, offset - start <= 5, LinkScanner.isSchemeByte(text[start - 1]) { start -= 1 }
    let scheme = text[start..<offset]
    for known in ["https", "http", "ftp"] where scheme.count == known.utf8.count {
      if zip(scheme, known.utf8).allSatisfy({ $0 | 0x20 == $1 }) { return scheme.count }
    }
    return nil
  }
}
