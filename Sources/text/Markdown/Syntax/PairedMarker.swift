/// `~~struck~~`, `==marked==`, `++inserted++`: two characters on each side, paired like `**` but without its rule of three
/// (markdown-it 14 with its mark and ins plugins).
enum PairedMarker {
  static func type(_ character: UInt8) -> NodeType? {
    switch character {
    case UInt8(ascii: "~"): .strikethrough
    case UInt8(ascii: "="): .mark
    case UInt8(ascii: "+"): .inserted
    default: nil
    }
  }
}

extension InlineSubject {
  /// The next two characters of a run as a delimiter. In an odd run the outermost character is text: the last one if it
  /// closes, else the first one.
  func matchPairedMarker() -> ParsedNode? {
    let character = text[offset]
    var start = offset
    while start > 0, text[start - 1] == character { start -= 1 }
    if start < offset, isEscaped(start) { start += 1 }
    var end = offset + 1
    while end < text.count, text[end] == character { end += 1 }
    guard end - start >= 2 else { return nil }

    let (opens, closes) = flanks(start..<end, of: character)
    let isClosing = closes && !opens
    if (end - start) % 2 == 1, offset == (isClosing ? end - 1 : start) { return takeText(1) }
    // Another syntax may have taken the run's first character.
    guard end - offset >= 2, let node = takeText(2) else { return nil }
    push(node, character, opens: opens, closes: closes)
    return node
  }
}
