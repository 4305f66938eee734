/// `$x$` and `$$x$$`: no space after the opening dollar, no space before the closing one and no digit after it; if the
/// first dollar found cannot close, the text is not a formula. (`BackslashMath` has the forms with backslashes.)
extension InlineSubject {
  func matchMath() -> ParsedNode? {
    let width = offset + 1 < text.count && text[offset + 1] == UInt8(ascii: "$") ? 2 : 1
    let start = offset + width
    guard let end = firstDollar(from: start, width: width), end > start else { return nil }
    if width == 1 {
      let next = end + 1 < text.count ? text[end + 1] : 0
      guard !isSpace(text[start]), !isSpace(text[end - 1]), !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= next) else {
        return nil
      }
    }
    return take(end + width - offset, as: .math)
  }

  private func firstDollar(from start: Int, width: Int) -> Int? {
    var index = start
    while index < text.count {
      if text[index] == UInt8(ascii: "$"),
        width == 1 || (index + 1 < text.count && text[index + 1] == UInt8(ascii: "$"))
      {
        if !isEscaped(index) { return index }
      }
      index += 1
    }
    return nil
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }
}
