/// Tokens with the counterpart of each that opens something.
struct TokenList {
  let bytes: [UInt8]
  let tokens: [Token]
  /// For a token that opens something the index of what closes it, or the end of all; its own index for the others.
  let partners: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens = Tokenizer.tokens(bytes)
    var partners = Array(tokens.indices)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.opens {
        open.append(index)
      } else if let last = open.last, token.closes(tokens[last]) {
        partners[last] = index
        open.removeLast()
      }
    }
    for index in open { partners[index] = tokens.count }
    self.partners = partners
  }

  /// The index behind what begins at `index`: behind its counterpart where it opens something.
  func next(after index: Int) -> Int { min(tokens.count, partners[index] + 1) }

  /// Behind the at-rule's block, or behind the `;` that comes before one.
  func endOfAtRule(from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end {
      let kind = tokens[index].kind
      index = self.next(after: index)
      if kind == .semicolon || kind == .openBrace { break }
    }
    return min(index, end)
  }

  /// The last `;` that is in no block.
  var lastSemicolon: Int? {
    var (index, last) = (0, Int?.none)
    while index < tokens.count {
      if tokens[index].kind == .semicolon { last = index }
      index = self.next(after: index)
    }
    return last
  }

  /// The bytes of some tokens; for none of them, the place where they would be.
  func place(of range: Range<Int>) -> Range<Int> {
    guard range.lowerBound < tokens.count else { return bytes.count..<bytes.count }
    let start = tokens[range.lowerBound].range.lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<tokens[min(range.upperBound, tokens.count) - 1].range.upperBound
  }

  /// A short piece of the source, for a message.
  func excerpt(_ range: Range<Int>) -> String { Self.shortened(bytes[place(of: range)]) }

  /// The beginning of a name, for a message.
  static func shortened(_ name: String) -> String { shortened(Array(name.utf8.prefix(64))[...]) }

  private static func shortened(_ bytes: ArraySlice<UInt8>) -> String {
    var text = bytes.prefix(40)
    // Not in the midst of a character.
    while text.endIndex < bytes.endIndex, bytes[text.endIndex] & 0xC0 == 0x80, !text.isEmpty { text = text.dropLast() }
    return String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Without the white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, min(range.upperBound, tokens.count))
    while start < end, tokens[start].kind == .whitespace { start += 1 }
    while end > start, tokens[end - 1].kind == .whitespace { end -= 1 }
    return start..<max(start, end)
  }
}
