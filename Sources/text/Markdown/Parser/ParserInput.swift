/// The input for cmark in place of the source: of the same length, so that offsets stay valid, but valid UTF-8 without
/// NUL, and with spaces in place of image sizes. Readers of cmark's tree take texts from the source.
enum ParserInput {
  /// The altered bytes; nil if the source can be parsed unchanged.
  static func altered(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, checkBytes: Bool, checkSizes: Bool
  ) -> [UInt8]? {
    var bytes: [UInt8]?
    if checkBytes {
      for index in unusualBytes(source, range) {
        // Like U+FFFD, DEL is neither white space nor punctuation nor part of any syntax.
        if bytes == nil { bytes = Array(source[range]) }
        bytes?[index - range.lowerBound] = 0x7f
      }
    }
    if checkSizes {
      for size in imageSizes(source, range) {
        if bytes == nil { bytes = Array(source[range]) }
        for index in size { bytes?[index - range.lowerBound] = 0x20 }
      }
    }
    return bytes
  }

  /// Offsets of NUL and of bytes that are not valid UTF-8.
  private static func unusualBytes(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Int] {
    let text = UnsafeBufferPointer(rebasing: source[range])
    var places: [Int] = []
    var index = 0
    while index < text.count {
      if text[index] > 0, text[index] < 0x80 {
        index += 1
        continue
      }
      let length = text[index] == 0 ? 0 : SourceText.sequenceLength(text, at: index)
      if length == 0 { places.append(range.lowerBound + index) }
      index += max(length, 1)
    }
    return places
  }

  /// The sizes, from `=`, in text that looks like `![…](address "title" =100x200)`. Whether it is an image is decided
  /// by cmark.
  private static func imageSizes(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
    let text = UnsafeBufferPointer(rebasing: source[range])
    var sizes: [Range<Int>] = []
    var brackets: [Bool] = []
    /// Start of the address of the last `![…](`.
    var address: Int?
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index += 1
      case 0x0a:
        if index + 1 < text.count, text[index + 1] == 0x0a { brackets.removeAll(keepingCapacity: true) }
      case UInt8(ascii: "["): brackets.append(index > 0 && text[index - 1] == UInt8(ascii: "!"))
      case UInt8(ascii: "]"):
        let isImage = brackets.popLast() ?? false
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: "(") { address = isImage ? index + 2 : nil }
      case UInt8(ascii: "=") where text[max(0, index - 1)] == 0x20:
        if let start = address, index > start, let end = ImageSize.end(of: text, at: index),
          isAddress(text, start..<index - 1)
        {
          sizes.append(range.lowerBound + index..<range.lowerBound + end)
          address = nil
        }
      default: break
      }
      index += 1
    }
    return sizes
  }

  /// Whether the range is an address, or an address and a title in quotes, without a trailing space.
  private static func isAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let last = range.last, text[last] != 0x20 else { return false }
    guard let space = text[range].firstIndex(where: { $0 <= 0x20 }) else { return text[range.lowerBound] != 0x3c }
    if text[range.lowerBound] == 0x3c { return true }
    let quote = text[last]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: ")") else { return false }
    var start = space
    while start < last, text[start] <= 0x20 { start += 1 }
    return start < last && text[start] == (quote == UInt8(ascii: ")") ? UInt8(ascii: "(") : quote)
  }
}
