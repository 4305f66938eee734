/// `H~2~O` and `x^2^`: plain text between two markers, without white space unless it is escaped
/// (markdown-it-sub and markdown-it-sup).
extension InlineSubject {
  func matchRaised(by marker: UInt8) -> ParsedNode? {
    var index = offset + 1
    while index < text.count, text[index] != marker {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case 0x09...0x0d, 0x20: return nil
      default: break
      }
      index += 1
    }
    guard index < text.count, index > offset + 1 else { return nil }
    return take(index + 1 - offset, as: marker == UInt8(ascii: "~") ? .sub : .sup)
  }
}
