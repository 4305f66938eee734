import HTML

extension FragmentReader {
  /// The content of the range as inlines; blocks in it are separated by spaces.
  mutating func inlines(_ range: Range<Int>) -> [Inline] {
    var pieces: [Inline] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let node = nodes[index]
      switch node.kind {
      case .text(let text): pieces.append(.text(text))
      case .comment, .end: break
      case .start(let element): pieces += inline(element, index)
      }
      index = max(index, node.partner) + 1
    }
    return pieces
  }

  private mutating func inline(_ element: Element, _ index: Int) -> [Inline] {
    let inside = inside(index)
    let place = nodes[index].place
    switch element.tag {
    case .br: return [.lineBreak(soft: !keepsLines && isLineEnd(place))]
    case .strong, .b: return [.format(.strong, inlines(inside))]
    case .em, .i, .cite, .dfn, .var: return [.format(.emphasis, inlines(inside))]
    case .s, .del, .strike: return [.format(.strike, inlines(inside))]
    case .mark:
      losses.add(.underline, place)
      return [.format(.strong, inlines(inside))]
    case .u, .ins:
      losses.add(.underline, place)
      return [.format(.emphasis, inlines(inside))]
    case .code, .kbd, .samp, .tt: return [.code(text(inside))]
    case .a: return link(element, index)
    case .img: return picture(element, place)
    case .sup where element.hasClass("footnote-ref"):
      if let number = footnoteNumber(inside) { return [.footnote(number)] }
      return inlines(inside)
    case .sup, .sub: return script(element, inside, place)
    case .q: return [.text("\u{201C}")] + inlines(inside) + [.text("\u{201D}")]
    case .rt: return [.text(" (")] + inlines(inside) + [.text(")")]
    case .rp, .wbr: return []
    case .abbr: return abbreviation(element, inside)
    case .input: return [.task(isDone: element["checked"] != nil)]
    case .small where element.hasClass("remark-name") || element.hasClass("remark-time"):
      return [.format(.emphasis, inlines(inside))]
    case .font where element.hasClass("remark-colour"):
      losses.add(.colour, place)
      return []
    case .font, .big, .small:
      losses.add(.colour, place)
      return inlines(inside)
    case .span where element.hasClass("math"):
      losses.add(.math, place)
      return [.code(text(inside))]
    case .pre: return [.code(text(inside))]
    default:
      let isBlock = element.tag.isBlock || element.tag == .td || element.tag == .th
      return isBlock ? [.text(" ")] + inlines(inside) + [.text(" ")] : inlines(inside)
    }
  }

  /// The plain text of the range, with line ends and blanks unchanged.
  func text(_ range: Range<Int>) -> String {
    var text = ""
    for node in nodes[range] {
      switch node.kind {
      case .text(let part): text += part
      case .start(let element) where element.tag == .br: text += "\n"
      default: break
      }
    }
    return text
  }

  /// Whether a break is an author's line end, and not `\`, two spaces or `<br>`.
  private func isLineEnd(_ place: Range<Int>) -> Bool {
    guard bytes.indices.contains(place.lowerBound) else { return false }
    return bytes[place.lowerBound] == 0x0A || bytes[place.lowerBound] == 0x0D
  }

  private mutating func script(_ element: Element, _ inside: Range<Int>, _ place: Range<Int>) -> [Inline] {
    let inner = inlines(inside)
    if let signs = ScriptSigns.written(inner.plainText, raised: element.tag == .sup) { return [.text(signs)] }
    losses.add(.script, place)
    return inner
  }

  /// An abbreviation, followed by its meaning at its first mention on the slide.
  private mutating func abbreviation(_ element: Element, _ inside: Range<Int>) -> [Inline] {
    let inner = inlines(inside)
    guard let title = element["title"], footnotes.explained.insert(title).inserted else { return inner }
    return inner + [.text(" (\(title))")]
  }
}

/// Superscript and subscript digits and signs of Unicode.
private enum ScriptSigns {
  private static let raised: [UInt8: String] = [
    0x30: "\u{2070}", 0x31: "\u{B9}", 0x32: "\u{B2}", 0x33: "\u{B3}", 0x34: "\u{2074}", 0x35: "\u{2075}",
    0x36: "\u{2076}", 0x37: "\u{2077}", 0x38: "\u{2078}", 0x39: "\u{2079}", 0x2B: "\u{207A}", 0x2D: "\u{207B}",
    0x6E: "\u{207F}",
  ]
  private static let lowered: [UInt8: String] = [
    0x30: "\u{2080}", 0x31: "\u{2081}", 0x32: "\u{2082}", 0x33: "\u{2083}", 0x34: "\u{2084}", 0x35: "\u{2085}",
    0x36: "\u{2086}", 0x37: "\u{2087}", 0x38: "\u{2088}", 0x39: "\u{2089}", 0x2B: "\u{208A}", 0x2D: "\u{208B}",
  ]

  /// The text in such signs; `nil` if a character has none.
  static func written(_ text: String, raised: Bool) -> String? {
    let signs = raised ? Self.raised : Self.lowered
    let written = text.utf8.map { signs[$0] }
    return written.contains { $0 == nil } ? nil : written.compactMap { $0 }.joined()
  }
}
