import Bytes

/// Front matter that does not begin in the first line, so that HedgeDoc shows it instead of using it.
struct LostFrontMatter {
  /// What stands before it.
  let before: Range<Int>
  /// From the first `-` to behind the closing line's hyphens or dots.
  let head: Range<Int>

  /// Looks for a `---` line followed by a key that front matter has, and a closing line not far below.
  static func find(in text: ByteText) -> LostFrontMatter? {
    guard !text.has("---", at: 0, limit: text.count) else { return nil }
    var start = 0
    for _ in 0..<maximumLines {
      guard start < text.count else { return nil }
      let end = text.first(0x0A, in: start..<text.count) ?? text.count
      let line = text.trimmed(start..<end)
      if line.count == 3, text.has("---", at: line.lowerBound, limit: line.upperBound),
        let close = close(in: text, from: min(end + 1, text.count))
      {
        return LostFrontMatter(before: 0..<line.lowerBound, head: line.lowerBound..<close)
      }
      start = end + 1
    }
    return nil
  }

  private static let maximumLines = 40

  /// Behind the closing line, if all until there looks like keys and values.
  private static func close(in text: ByteText, from start: Int) -> Int? {
    // Empty lines make a separator of the hyphens, but what follows is front matter all the same.
    let first = text.end(of: start..<text.count) { $0 == 0x0A || $0 == 0x0D }
    guard keys.contains(where: { text.has($0, at: first, limit: text.count) }) else { return nil }
    var start = first
    for _ in 0..<maximumLines {
      guard start < text.count else { return nil }
      let end = text.first(0x0A, in: start..<text.count) ?? text.count
      if text.has("---", at: start, limit: end) || text.has("...", at: start, limit: end) { return start + 3 }
      let looksLikeYAML =
        text.trimmed(start..<end).isEmpty || text[start].isASCIIWhitespace || text[start] == UInt8(ascii: "#")
        || text.first(UInt8(ascii: ":"), in: start..<end) != nil
      guard looksLikeYAML else { return nil }
      start = end + 1
    }
    return nil
  }

  private static let keys: [StaticString] = [
    "title:", "type:", "tags:", "slideOptions:", "description:", "lang:", "dir:", "robots:", "breaks:", "team:",
    "reporter:", "date:", "meeting:",
  ]
}
