import Bytes

/// A text of Markdown, HTML or SVG about as a reader sees it: without emphasis, escapes, inline tags and characters that
/// show nothing, each of which could split a credential.
struct ShownBytes {
  private(set) var bytes: [UInt8] = []
  /// Where each of them stands in the source.
  private var places: [Int] = []

  /// `nil` where nothing is taken away.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.contains(where: { Self.marks.contains($0) || $0 == 0xE2 || $0 == 0xC2 || $0 == 0xEF }) else {
      return nil
    }
    bytes.reserveCapacity(text.count)
    places.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let (length, shown) = Self.markup(at: offset, in: text)
      if length == 0 {
        append(text[offset], offset)
        offset += 1
      } else {
        if let shown { append(shown, offset) }
        offset += length
      }
    }
    if bytes.count == text.count { return nil }
  }

  private mutating func append(_ byte: UInt8, _ place: Int) {
    bytes.append(byte)
    places.append(place)
  }

  /// What was found in these bytes, where it stands in the source.
  func inSource(_ found: Secret) -> Secret {
    func source(_ range: Range<Int>) -> Range<Int> {
      guard let first = places[safe: range.lowerBound], let last = places[safe: range.upperBound - 1] else {
        return 0..<0
      }
      return first..<(last + 1)
    }
    return Secret(kind: found.kind, place: source(found.place), hidden: source(found.hidden))
  }

  private static let marks = ByteSet("*~=+^\\<&[]`")

  /// How long the markup at an offset is, and what is seen in its place; 0 where it is text.
  private static func markup(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (length: Int, shown: UInt8?) {
    let byte = text[offset]
    let next = offset + 1 < text.count ? text[offset + 1] : 0
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "`"), UInt8(ascii: "^"): return (1, nil)
    case UInt8(ascii: "~"), UInt8(ascii: "="), UInt8(ascii: "+"): return next == byte ? (2, nil) : (0, nil)
    case UInt8(ascii: "\\"): return next.isASCIIAlphanumeric || next <= 0x20 ? (0, nil) : (2, next)
    case UInt8(ascii: "]"):
      guard next == UInt8(ascii: "(") else { return (1, nil) }
      let end = end(of: UInt8(ascii: ")"), from: offset + 2, in: text)
      return (end.map { $0 + 1 - offset } ?? 1, nil)
    case UInt8(ascii: "<"): return tag(at: offset, next, in: text)
    case UInt8(ascii: "&"): return reference(at: offset, in: text)
    // Soft hyphen, zero-width space and joiners, byte order mark.
    case 0xC2: return next == 0xAD ? (2, nil) : (0, nil)
    case 0xE2:
      guard offset + 2 < text.count else { return (0, nil) }
      let last = text[offset + 2]
      return next == 0x80 && (0x8B...0x8D).contains(last) || next == 0x81 && last == 0xA0 ? (3, nil) : (0, nil)
    case 0xEF: return next == 0xBB && offset + 2 < text.count && text[offset + 2] == 0xBF ? (3, nil) : (0, nil)
    default: return (0, nil)
    }
  }

  /// Inline tags and comments go; all others end a word.
  private static func tag(
    at offset: Int, _ next: UInt8, in text: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, shown: UInt8?) {
    let isComment = next == UInt8(ascii: "!")
    guard isComment || next == UInt8(ascii: "/") || next.isASCIILetter,
      let end = end(of: UInt8(ascii: ">"), from: offset + 1, in: text)
    else { return (0, nil) }
    let start = next == UInt8(ascii: "/") ? offset + 2 : offset + 1
    var stop = start
    while stop < end, text[stop].isASCIIAlphanumeric { stop += 1 }
    // An address between `<` and `>` is text.
    if stop < end, text[stop] == UInt8(ascii: ":") || text[stop] == UInt8(ascii: "@") { return (1, 0x20) }
    let name = text[start..<stop].asciiLowercased()
    let isInline = isComment || inline.contains { $0.withUTF8Buffer { $0.elementsEqual(name) } }
    return (end + 1 - offset, isInline ? nil : 0x0A)
  }

  private static let inline: [StaticString] = [
    "b", "i", "em", "strong", "span", "font", "mark", "u", "s", "a", "code", "sub", "sup", "small", "big", "ins", "del",
    "wbr", "kbd", "tt", "abbr", "cite", "strike", "bdi", "bdo", "samp", "var", "q", "tspan",
  ]

  /// `&#95;`, `&#x5f;` and the few names that a credential could be written with.
  private static func reference(
    at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, shown: UInt8?) {
    guard let end = end(of: UInt8(ascii: ";"), from: offset + 1, in: text), end - offset <= 10 else { return (0, nil) }
    let name = text[(offset + 1)..<end]
    if name.first == UInt8(ascii: "#") {
      let isHexadecimal = name.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
      let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
      guard let value = UInt8(digits, radix: isHexadecimal ? 16 : 10), value < 0x80 else { return (0, nil) }
      return (end + 1 - offset, value)
    }
    for (known, byte) in names where known.withUTF8Buffer({ $0.elementsEqual(name) }) {
      return (end + 1 - offset, byte)
    }
    return (0, nil)
  }

  private static let names: [(StaticString, UInt8?)] = [
    ("lowbar", 0x5F), ("hyphen", 0x2D), ("colon", 0x3A), ("commat", 0x40), ("sol", 0x2F), ("equals", 0x3D),
    ("period", 0x2E), ("amp", 0x26), ("shy", nil), ("zwnj", nil), ("zwj", nil), ("ZeroWidthSpace", nil),
  ]

  /// The next such byte in the same line; markup is never long.
  private static func end(of byte: UInt8, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = start
    let limit = min(text.count, start + 400)
    while offset < limit, text[offset] != 0x0A {
      if text[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }
}

extension [Int] {
  fileprivate subscript(safe index: Int) -> Int? { indices.contains(index) ? self[index] : nil }
}
