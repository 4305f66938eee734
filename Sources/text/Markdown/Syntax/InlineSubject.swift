extension InlineSubject {
  /// What `match` is called for.
  static let characters = "~=+^$:{\u{02}"

  /// The node of the syntax that begins with `character` at the current position; nil if there is none.
  func match(_ character: UInt8) -> ParsedNode? {
    guard offset < text.count else { return nil }
    switch character {
    case UInt8(ascii: "~"): return matchPairedMarker() ?? matchRaised(by: character)
    case UInt8(ascii: "="), UInt8(ascii: "+"): return matchPairedMarker()
    case UInt8(ascii: "^"): return matchRaised(by: character)
    case UInt8(ascii: "$"): return matchMath()
    case UInt8(ascii: ":"): return matchAutolink() ?? matchEmoji()
    case UInt8(ascii: "{"): return matchEmbed()
    case LoneTag.mark: return matchLoneTag()
    default: return nil
    }
  }

  func isEscaped(_ index: Int) -> Bool {
    var start = index
    while start > 0, text[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return (index - start) % 2 == 1
  }
}
