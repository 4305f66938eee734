/// Finds the tags of a template, one by one.
struct TagReader {
  private let text: TemplateText
  private var offset = 0
  /// The delimiters at the current position.
  private(set) var delimiters = Delimiters()

  init(_ text: TemplateText) { self.text = text }

  /// The next tag; `nil` at the end.
  mutating func next() throws(MustacheFault) -> Tag? {
    guard let start = text.first(delimiters.opening, from: offset) else { return nil }
    var inside = start + delimiters.opening.count
    while inside < text.bytes.count, TemplateText.isBlank(text.bytes[inside]) { inside += 1 }
    let rest = text.bytes[inside...]
    // Delimiters may begin with a sign: `<%%>` is an empty tag.
    let sign = rest.starts(with: delimiters.closing) ? 0 : rest.first ?? 0
    switch sign {
    case UInt8(ascii: "!"):
      guard let end = text.first(delimiters.closing, from: inside + 1) else { throw unfinished(start) }
      return finish(.comment, start, end)
    case UInt8(ascii: "="): return try setDelimiters(start, inside + 1)
    case UInt8(ascii: "{"): return try bracedValue(start, inside + 1)
    default: return try named(sign, start, inside)
    }
  }

  private mutating func named(_ sign: UInt8, _ start: Int, _ inside: Int) throws(MustacheFault) -> Tag {
    guard let end = text.first(delimiters.closing, from: inside) else { throw unfinished(start) }
    let tag = start..<(end + delimiters.closing.count)
    // For tags of other dialects the sign suffices; their content follows other rules.
    if sign == UInt8(ascii: ">") { throw MustacheFault(.partial(tag: text.shown(tag)), tag) }
    if "%$<~@*".utf8.contains(sign) { throw MustacheFault(.foreign(tag: text.shown(tag)), tag) }
    let hasSign = "#^/&".utf8.contains(sign)
    let name = try name(hasSign ? (inside + 1)..<end : inside..<end, tag)
    switch sign {
    case UInt8(ascii: "#"): return finish(.opening(name, isInverted: false), start, end)
    case UInt8(ascii: "^"): return finish(.opening(name, isInverted: true), start, end)
    case UInt8(ascii: "/"): return finish(.closing(name), start, end)
    default: return finish(.value(name, isEscaped: !hasSign), start, end)
    }
  }

  /// `{{{name}}}`: a value that is not escaped.
  private mutating func bracedValue(_ start: Int, _ inside: Int) throws(MustacheFault) -> Tag {
    let closing = [UInt8(ascii: "}")] + delimiters.closing
    guard let end = text.first(closing, from: inside), let single = text.first(delimiters.closing, from: inside),
      end <= single
    else { throw unfinished(start, isBraced: true) }
    let name = try name(inside..<end, start..<(end + closing.count), isBraced: true)
    return finish(.value(name, isEscaped: false), start, end + 1)
  }

  private mutating func setDelimiters(_ start: Int, _ inside: Int) throws(MustacheFault) -> Tag {
    guard let single = text.first(delimiters.closing, from: inside) else { throw unfinished(start) }
    guard let end = text.first([UInt8(ascii: "=")] + delimiters.closing, from: inside),
      let new = Delimiters(text.bytes[inside..<end])
    else { throw MustacheFault(.delimiters, start..<(single + delimiters.closing.count)) }
    let tag = finish(.delimiters, start, end + 1)
    delimiters = new
    return tag
  }

  /// Makes a tag that ends with the delimiter at `end`; the search continues after it.
  private mutating func finish(_ kind: Tag.Kind, _ start: Int, _ end: Int) -> Tag {
    offset = end + delimiters.closing.count
    return Tag(kind: kind, range: start..<offset)
  }

  /// Parses a name. If a line end or another tag occurs in it, the delimiter that was found belongs to another tag.
  private func name(
    _ place: Range<Int>, _ tag: Range<Int>, isBraced: Bool = false
  ) throws(MustacheFault) -> MustacheName {
    let content = text.trimmed(place)
    let inner = text.first(delimiters.opening, from: content.lowerBound).map { $0 < content.upperBound } ?? false
    if inner || text.bytes[content].contains(0x0A) { throw unfinished(tag.lowerBound, isBraced: isBraced) }
    return try MustacheName(place, in: text, tag: tag)
  }

  private func unfinished(_ start: Int, isBraced: Bool = false) -> MustacheFault {
    let (opening, closing) = (delimiters.opening + (isBraced ? "{".utf8 : "".utf8), delimiters.closing)
    let wanted = (isBraced ? "}" : "") + String(decoding: closing, as: UTF8.self)
    let tag = String(decoding: opening, as: UTF8.self)
    return MustacheFault(.unfinished(tag: tag, wanted: wanted), start..<(start + delimiters.opening.count))
  }
}
