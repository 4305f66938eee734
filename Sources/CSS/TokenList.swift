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

  /// The index behind what begins there: behind its counterpart where it opens something.
  func next(_ index: Int) -> Int { min(tokens.count, partners[index] + 1) }

  /// The bytes of some tokens.
  func place(of range: Range<Int>) -> Range<Int> {
    guard let first = range.first, first < tokens.count else { return bytes.count..<bytes.count }
    let last = min(range.upperBound, tokens.count) - 1
    return tokens[first].range
      .lowerBound..<max(tokens[first].range.upperBound, tokens[max(first, last)].range.upperBound)
  }

  /// A short piece of the source, for a message.
  func excerpt(_ range: Range<Int>) -> String {
    let place = place(of: range)
    let text = bytes[place].prefix(40)
    return String(decoding: text.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Without the white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, min(range.upperBound, tokens.count))
    while start < end, tokens[start].kind == .whitespace { start += 1 }
    while end > start, tokens[end - 1].kind == .whitespace { end -= 1 }
    return start..<end
  }
}
