import Bytes
import Glibc

/// A text as its UTF-8 bytes, while it is looked through.
typealias ByteText = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Whether a word stands at an offset and ends before `limit`; with `anyCase` the word is given in lower case.
  @inline(__always)
  func has(_ word: StaticString, at offset: Int, limit: Int, anyCase: Bool = false) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset >= 0, limit <= self.count, offset <= limit - count else { return false }
    let letters = word.utf8Start
    for index in 0..<count {
      let byte = self[offset + index]
      if byte == letters[index] { continue }
      guard anyCase, byte &+ 0x20 == letters[index], (0x41...0x5A).contains(byte) else { return false }
    }
    return true
  }

  /// The first such byte in a range.
  @inline(__always)
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard let base = baseAddress, !range.isEmpty, range.upperBound <= count else { return nil }
    guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a word in a range.
  func find(_ word: StaticString, in range: Range<Int>) -> Int? {
    let first = word.utf8Start[0]
    var offset = range.lowerBound
    while let candidate = self.first(first, in: offset..<range.upperBound) {
      if has(word, at: candidate, limit: range.upperBound) { return candidate }
      offset = candidate + 1
    }
    return nil
  }

  /// The range without spaces, tabs and line ends at its edges.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start].isASCIIWhitespace { start += 1 }
    while end > start, self[end - 1].isASCIIWhitespace { end -= 1 }
    return start..<end
  }

  /// The range without blanks of any kind at its edges: no-break and wide spaces too, and those of no width.
  func trimmedOfAllBlanks(_ range: Range<Int>) -> Range<Int> {
    var range = trimmed(range)
    while let blank = Self.blanks.first(where: { has($0, at: range.lowerBound, limit: range.upperBound) }) {
      range = trimmed((range.lowerBound + blank.utf8CodeUnitCount)..<range.upperBound)
    }
    while let blank = Self.blanks.first(where: {
      has($0, at: range.upperBound - $0.utf8CodeUnitCount, limit: range.upperBound)
        && range.count >= $0.utf8CodeUnitCount
    }) {
      range = trimmed(range.lowerBound..<(range.upperBound - blank.utf8CodeUnitCount))
    }
    return range
  }

  private static var blanks: [StaticString] {
    ["\u{A0}", "\u{2007}", "\u{202F}", "\u{2003}", "\u{2002}", "\u{2009}", "\u{3000}", "\u{200B}", "\u{FEFF}"]
  }

  /// Where the run of bytes that fit ends.
  @inline(__always)
  func end(of range: Range<Int>, while fits: (UInt8) -> Bool) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound, fits(self[offset]) { offset += 1 }
    return offset
  }

  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}

extension UInt8 {
  /// Letters and digits; bytes above ASCII count as letters.
  @inline(__always)
  var isWord: Bool {
    // A bit for each of 0–9, and for each of A–Z and a–z.
    let fits: UInt64 = self < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_07FF_FFFE
    return self >= 0x80 || (fits >> UInt64(self & 0x3F)) & 1 == 1
  }
}
