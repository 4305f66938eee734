import Bytes
import Meetings

/// A word of a line, told apart from the punctuation around it.
struct Word: Sendable, Equatable {
  /// The word without punctuation, as written.
  let text: String
  /// The same in lower case.
  let lower: String
  /// Punctuation before and after it.
  let before: String
  let after: String
  /// The name behind an `@`, as written; `nil` for every other word.
  let handle: String?
  /// The bytes of the line that the word and its punctuation take.
  let range: Range<Int>

  /// Whether the word begins with a capital letter and goes on with small ones, as a name does.
  var isCapitalized: Bool {
    let bytes = Array(text.utf8)
    guard handle == nil, bytes.count > 1, (0x41...0x5A).contains(bytes[0]) else { return false }
    return bytes.dropFirst().allSatisfy { (0x61...0x7A).contains($0) || $0 >= 0x80 || $0 == UInt8(ascii: "-") }
  }

  /// Whether a `:` follows directly.
  var endsInColon: Bool { after.utf8.contains(UInt8(ascii: ":")) }

  /// Whether a bracket opens before the word, or closes after it.
  var opensBracket: Bool { before.utf8.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") } }
  var closesBracket: Bool { after.utf8.contains { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "]") } }

  /// Whether the word is an arrow: `->`, `-->`, `=>`, `→`.
  var isArrow: Bool {
    lower.utf8.isEmpty
      && (before.utf8.suffix(2).elementsEqual("->".utf8) || before.utf8.suffix(2).elementsEqual("=>".utf8))
      || text == "\u{2192}"
  }

  /// The words of a line. Blanks separate them; `@one/two` are two names.
  static func all(in line: String) -> [Word] {
    let bytes = Array(line.utf8)
    var words: [Word] = []
    var start = 0
    while start < bytes.count {
      guard !bytes[start].isASCIIWhitespace else {
        start += 1
        continue
      }
      var end = start
      while end < bytes.count, !bytes[end].isASCIIWhitespace { end += 1 }
      words += pieces(bytes, start..<end)
      start = end
    }
    return words
  }

  private static func pieces(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var start = range.lowerBound
    let isAddress =
      range.count > 8
      && bytes[range].indices.contains { index in
        index + 2 < range.upperBound && bytes[index] == UInt8(ascii: ":") && bytes[index + 1] == 0x2F
          && bytes[index + 2] == 0x2F
      }
    let first = bytes[range].first { $0.isWordByte || $0 == UInt8(ascii: "@") }
    if !isAddress, first == UInt8(ascii: "@") {
      for index in range where bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: ",") {
        guard index > start, index + 1 < range.upperBound,
          bytes[index + 1].isWordByte || bytes[index + 1] == UInt8(ascii: "@")
        else { continue }
        words.append(Word(bytes, start..<index, isInNames: true))
        start = index + 1
      }
    }
    words.append(Word(bytes, start..<range.upperBound, isInNames: !words.isEmpty))
    return words
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>, isInNames: Bool) {
    var start = range.lowerBound
    while start < range.upperBound, !bytes[start].isWordByte,
      bytes[start] != UInt8(ascii: "@") || start + 1 == range.upperBound
    {
      start += 1
    }
    var end = range.upperBound
    while end > start, !bytes[end - 1].isWordByte { end -= 1 }
    func text(_ part: Range<Int>) -> String { String(decoding: bytes[part], as: UTF8.self) }
    self.range = range
    (before, after) = (text(range.lowerBound..<start), text(end..<range.upperBound))
    let isHandle = start < end && bytes[start] == UInt8(ascii: "@")
    let isCode = before.utf8.contains(UInt8(ascii: "`"))
    let body = isHandle ? start + 1..<end : start..<end
    self.text = text(body)
    lower = String(decoding: bytes[body].map(\.asciiLowercased), as: UTF8.self)
    handle = (isHandle || isInNames) && !isCode ? GitHubHandle(self.text)?.name : nil
  }
}

extension UInt8 {
  /// A letter, a digit, or a part of a letter beyond ASCII; `_` belongs to no word.
  var isWordByte: Bool { isASCIIAlphanumeric || self >= 0x80 }
}
