import Bytes

/// The bytes of a template, and what is looked for in them.
struct TemplateText: Sendable {
  let bytes: [UInt8]

  static func isBlank(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace }

  /// Where `mark` stands first, from `offset` on.
  func first(_ mark: [UInt8], from offset: Int) -> Int? {
    guard let head = mark.first, offset <= bytes.count else { return nil }
    var rest = bytes[offset...]
    while let place = rest.firstIndex(of: head) {
      rest = bytes[place...]
      if rest.starts(with: mark) { return place }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// The place without blanks at its ends.
  func trimmed(_ place: Range<Int>) -> Range<Int> {
    var (start, end) = (place.lowerBound, place.upperBound)
    while start < end, Self.isBlank(bytes[start]) { start += 1 }
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The whole line of a tag that has it to itself, with its line end; `nil` where something else stands there.
  func line(aloneWith tag: Range<Int>) -> Range<Int>? {
    var (start, end) = (tag.lowerBound, tag.upperBound)
    while start > 0, bytes[start - 1].isSpaceOrTab { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    while end < bytes.count, bytes[end].isSpaceOrTab { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count { end += 1 }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }

  /// From 1.
  func lineNumber(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == 0x0A } }

  /// A stretch for a message: short, in one line, and cut where a character ends.
  func shown(_ place: Range<Int>) -> String {
    var end = min(place.upperBound, place.lowerBound + 60)
    let isWhole = end == place.upperBound
    while !isWhole, end > place.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let line = bytes[place.lowerBound..<end].map { Self.isBlank($0) ? 0x20 : $0 }
    return String(decoding: line, as: UTF8.self) + (isWhole ? "" : "…")
  }
}
