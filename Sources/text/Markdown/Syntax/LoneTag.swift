/// A tag alone on its line, `<br>`, which may begin a block of HTML but never ends a paragraph (CommonMark 0.31, HTML blocks of
/// kind 7).
///
/// cmark 0.29 asks only the block that the line's own markers lead to, so a line behind a list item or a quote would end the
/// paragraph there that it goes on with. Such a tag is given to cmark with a mark in the place of its `<`, and read as
/// what it is by `matchLoneTag`.
enum LoneTag {
  /// A control character that stands in nobody's text.
  static let mark: UInt8 = 0x02

  /// Gives each line that is such a tag, with its end, to `mark`; and whether one of them was marked.
  static func lines(
    of bytes: UnsafeBufferPointer<UInt8>, mark: (_ line: Range<Int>, _ tag: (offset: Int, quotes: Int)) -> Bool
  ) -> Bool {
    var index = 0
    var hasMarks = false
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] != 0x0a, bytes[index] != 0x0d { index += 1 }
      let line = UnsafeBufferPointer(rebasing: bytes[start..<index])
      if index + 1 < bytes.count, bytes[index] == 0x0d, bytes[index + 1] == 0x0a { index += 1 }
      index = min(index + 1, bytes.count)
      if line.count > 2, start > 0, let tag = find(in: line), mark(start..<index, tag) { hasMarks = true }
    }
    return hasMarks
  }

  /// Where the `<` of such a tag stands in a line, and how many quotes are marked before it; `nil` for other lines.
  static func find(in line: UnsafeBufferPointer<UInt8>) -> (offset: Int, quotes: Int)? {
    var start = 0
    var quotes = 0
    while start < line.count, line[start] == 0x20 || line[start] == 0x09 || line[start] == UInt8(ascii: ">") {
      if line[start] == UInt8(ascii: ">") { quotes += 1 }
      start += 1
    }
    var end = line.count
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    guard start + 2 < end, line[start] == UInt8(ascii: "<"), isTag(line, start + 1..<end) else { return nil }
    return (start, quotes)
  }

  /// What stands behind the `<`, up to the last byte of the line.
  private static func isTag(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    let isClosing = line[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = index
    while index < range.upperBound,
      LinkScanner.isLetterOrDigit(line[index]) || line[index] == UInt8(ascii: "-") && index > name
    {
      index += 1
    }
    guard index > name, !LinkScanner.isDigit(line[name]), !beginsBlock(line[name..<index]) else { return false }
    while index < range.upperBound {
      let blank = skipBlanks(line, &index, range.upperBound)
      guard index < range.upperBound else { return false }
      if line[index] == UInt8(ascii: ">") { return index + 1 == range.upperBound }
      if line[index] == UInt8(ascii: "/") {
        return !isClosing && index + 2 == range.upperBound && line[index + 1] == UInt8(ascii: ">")
      }
      guard blank, !isClosing, skipAttribute(line, &index, range.upperBound) else { return false }
    }
    return false
  }

  private static func skipBlanks(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    let start = index
    while index < end, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    return index > start
  }

  private static func skipAttribute(_ line: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> Bool {
    let start = index
    while index < end,
      LinkScanner.isLetterOrDigit(line[index])
        || "_:.-".utf8.contains(line[index]) && (index > start || line[index] != 0x2E)
    {
      index += 1
    }
    guard index > start, !LinkScanner.isDigit(line[start]) else { return false }
    var next = index
    _ = skipBlanks(line, &next, end)
    guard next < end, line[next] == UInt8(ascii: "=") else { return true }
    next += 1
    _ = skipBlanks(line, &next, end)
    guard next < end else { return false }
    let quote = line[next]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index = next + 1
      while index < end, line[index] != quote { index += 1 }
      index += 1
      return index <= end
    }
    index = next
    while index < end, line[index] > 0x20, !"\"'=<>`".utf8.contains(line[index]) { index += 1 }
    return index > next
  }

  /// Whether a tag of that name begins a block of HTML wherever it stands (kinds 1 and 6).
  private static func beginsBlock(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let lower = String(
      decoding: name.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return blocks.contains(lower)
  }

  private static let blocks: Set<String> = [
    "script", "pre", "style", "textarea",
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main",
    "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section", "source", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}

extension InlineSubject {
  /// The tag whose `<` is marked, up to the end of its line.
  func matchLoneTag() -> ParsedNode? {
    var end = offset
    while end < text.count, text[end] != 0x0a, text[end] != 0x0d { end += 1 }
    while end > offset, text[end - 1] <= 0x20 { end -= 1 }
    guard end - offset > 2, text[end - 1] == UInt8(ascii: ">") else { return nil }
    return takeTag(end - offset)
  }
}
