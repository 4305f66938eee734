/// `:tada:`: an emoji name of emojify.js 1.1.0, in any case, also inside a word.
extension InlineSubject {
  private static let longestName = 48

  func matchEmoji() -> ParsedNode? {
    var end = offset + 1
    let limit = min(text.count, offset + 1 + Self.longestName)
    while end < limit, Self.isNameByte(text[end]) { end += 1 }
    guard end > offset + 1, end < text.count, text[end] == UInt8(ascii: ":") else { return nil }
    guard EmojiTable.contains(UnsafeBufferPointer(rebasing: text[(offset + 1)..<end])) else { return nil }
    return take(end + 1 - offset, as: .emoji)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
