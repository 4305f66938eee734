import Bytes

/// The bytes of a template, with searches.
struct TemplateText: Sendable {
  let bytes: [UInt8]

  static func isBlank(_ byte: UInt8) -> Bool { byte.isASCIIWhitespace }

  /// The first offset of `mark`, from `offset`.
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

  /// The range without blanks at its ends.
  func trimmed(_ place: Range<Int>) -> Range<Int> {
    var (start, end) = (place.lowerBound, place.upperBound)
    while start < end, Self.isBlank(bytes[start]) { start += 1 }
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The whole line of a tag that stands alone on it, with its line end; `nil` if the line has other content.
  func line(aloneWith tag: Range<Int>) -> Range<Int>? {
    var (start, end) = (tag.lowerBound, tag.upperBound)
    while start > 0, bytes[start - 1].isSpaceOrTab { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    while end < bytes.count, bytes[end].isSpaceOrTab { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count { end += 1 }
    return bytes[end] == 0x0A ? start..<(end + 1) : nil
  }

  /// The line number, from 1.
  func lineNumber(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == 0x0A } }

  /// A part of the template for a message: shortened, on one line, and not cut within a character.
  func shown(_ place: Range<Int>) -> String {
    var end = min(place.upperBound, place.lowerBound + 60)
    let isWhole = end == place.upperBound
    while !isWhole, end > place.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let line = bytes[place.lowerBound..<end].map { Self.isBlank($0) ? 0x20 : $0 }
    return String(decoding: line, as: UTF8.self) + (isWhole ? "" : "…")
  }
}
