import Glibc

/// Maps text that cmark decoded to its source.
extension InlineReader {
  /// Moves the cursor past the source of `literal` and returns the text.
  mutating func takeText(_ literal: UnsafeBufferPointer<UInt8>) -> String {
    guard let first = literal.baseAddress, let start = content.baseAddress else { return "" }
    let count = literal.count
    if !isAltered, cursor + count <= content.count, memcmp(first, start + cursor, count) == 0,
      memchr(first, 0x5c, count) == nil, memchr(first, 0x26, count) == nil
    {
      cursor += count
      return String(decoding: literal, as: UTF8.self)
    }
    var text: [UInt8] = []
    text.reserveCapacity(count)
    var index = 0
    while index < count, cursor < content.count {
      if content[cursor] == UInt8(ascii: "\\"), cursor + 1 < content.count, Self.isPunctuation(content[cursor + 1]),
        literal[index] == content[cursor + 1]
      {
        text.append(literal[index])
        cursor += 2
        index += 1
      } else if content[cursor] == UInt8(ascii: "&"),
        let (written, decoded) = ParsedText.entity(in: content, at: cursor),
        index + decoded <= count
      {
        text.append(contentsOf: literal[index..<(index + decoded)])
        cursor += written
        index += decoded
      } else if content[cursor] == literal[index] {
        text.append(sourceByte(cursor))
        cursor += 1
        index += 1
      } else {
        break
      }
    }
    text.append(contentsOf: literal[index...])
    return string(text)
  }

  /// The text of a range of the content in the source's bytes.
  mutating func string(content range: Range<Int>) -> String {
    guard isAltered else { return String(decoding: UnsafeBufferPointer(rebasing: content[range]), as: UTF8.self) }
    return string(range.map { sourceByte($0) })
  }

  func string(source range: Range<Int>) -> String { string(Array(source[range])) }

  func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    isAltered ? SourceText.repaired(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  private func string(_ bytes: [UInt8]) -> String {
    isAltered ? bytes.withUnsafeBufferPointer { SourceText.repaired($0) } : String(decoding: bytes, as: UTF8.self)
  }

  /// Text in which only backslashes are decoded.
  mutating func unescaped(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if content[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound,
        Self.isPunctuation(content[index + 1]) || content[index + 1] == 0x20
      {
        index += 1
      }
      text.append(sourceByte(index))
      index += 1
    }
    return string(text)
  }

  /// Code according to CommonMark §6.1: newlines become spaces, and one space is removed at both ends.
  mutating func codeLiteral(_ range: Range<Int>) -> String {
    var text: [UInt8] = []
    for index in range where content[index] != 0x0d || index + 1 >= range.upperBound || content[index + 1] != 0x0a {
      text.append(content[index] == 0x0a || content[index] == 0x0d ? 0x20 : sourceByte(index))
    }
    if text.count > 1, text.first == 0x20, text.last == 0x20, text.contains(where: { $0 != 0x20 }) {
      text = Array(text.dropFirst().dropLast())
    }
    return string(text)
  }

  private mutating func sourceByte(_ index: Int) -> UInt8 {
    guard isAltered, content[index] != 0x0a, content[index] != 0x0d else { return content[index] }
    let place = map.source(index)
    return source.indices.contains(place) ? source[place] : content[index]
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: true
    default: false
    }
  }
}
