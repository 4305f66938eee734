/// Tokens, with the counterpart of each opening token.
struct TokenList {
  let bytes: [UInt8]
  let tokens: [Token]
  /// For an opening token the index of the closing one, or the end of all; for others their own index.
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

  /// The index after the construct at `index`: after its counterpart for an opening token.
  func next(after index: Int) -> Int { min(tokens.count, partners[index] + 1) }

  /// The index after the at-rule's block, or after the `;` that comes before one.
  func endOfAtRule(from start: Int, to end: Int) -> Int {
    var index = start + 1
    while index < end {
      let kind = tokens[index].kind
      index = self.next(after: index)
      if kind == .semicolon || kind == .openBrace { break }
    }
    return min(index, end)
  }

  /// The last `;` outside of all blocks.
  var lastSemicolon: Int? {
    var (index, last) = (0, Int?.none)
    while index < tokens.count {
      if tokens[index].kind == .semicolon { last = index }
      index = self.next(after: index)
    }
    return last
  }

  /// The byte range of some tokens; for an empty range, the place where they would be.
  func place(of range: Range<Int>) -> Range<Int> {
    guard range.lowerBound < tokens.count else { return bytes.count..<bytes.count }
    let start = tokens[range.lowerBound].range.lowerBound
    guard !range.isEmpty else { return start..<start }
    return start..<tokens[min(range.upperBound, tokens.count) - 1].range.upperBound
  }

  /// A short excerpt of the source, for a message.
  func excerpt(_ range: Range<Int>) -> String { Self.shortened(bytes[place(of: range)]) }

  /// The beginning of a name, for a message.
  static func shortened(_ name: String) -> String { shortened(Array(name.utf8.prefix(64))[...]) }

  private static func shortened(_ bytes: ArraySlice<UInt8>) -> String {
    var text = bytes.prefix(40)
    // Not within a character.
    while text.endIndex < bytes.endIndex, bytes[text.endIndex] & 0xC0 == 0x80, !text.isEmpty { text = text.dropLast() }
    return String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The range without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, min(range.upperBound, tokens.count))
    while start < end, tokens[start].kind == .whitespace { start += 1 }
    while end > start, tokens[end - 1].kind == .whitespace { end -= 1 }
    return start..<max(start, end)
  }
}
