import Bytes

/// How far a value looks like one that a program has made, or a person for no one to guess.
struct Randomness {
  private let count: Int
  private var (small, capital, digit, slash, dot, hyphen) = (0, 0, 0, 0, 0, 0)
  /// How often a character is followed by one of another kind.
  private var changes = 0
  private var distinct = 0
  private var isHexadecimal = true
  private let isExample: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) {
    count = value.count
    var seen: (UInt64, UInt64) = (0, 0)
    var last: UInt8?
    for byte in text[value] {
      if byte < 0x80 {
        if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte - 64) }
      }
      let kind: UInt8
      if byte.isASCIIDigit {
        (digit, kind) = (digit + 1, 0)
      } else if (0x61...0x7A).contains(byte) {
        (small, kind) = (small + 1, 1)
      } else if byte.isASCIILetter {
        (capital, kind) = (capital + 1, 2)
      } else {
        kind = 3
        if byte == UInt8(ascii: "/") { slash += 1 }
        if byte == UInt8(ascii: ".") { dot += 1 }
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") { hyphen += 1 }
      }
      if !byte.isASCIIHexDigit { isHexadecimal = false }
      if let last, last != kind { changes += 1 }
      last = kind
    }
    distinct = seen.0.nonzeroBitCount + seen.1.nonzeroBitCount
    isExample = Self.examples.contains { Self.has($0, text, value) }
  }

  /// Enough different characters for a value that is no placeholder.
  var isVaried: Bool { !isExample && distinct >= min(8, max(1, count / 2)) }

  /// Small and capital letters and digits in a mix that is no name, address or variable.
  var isMade: Bool {
    guard count >= 10, isVaried, distinct >= 8 else { return false }
    if isHexadecimal, count >= 32, small == 0 || capital == 0 { return digit >= 6 }
    // An identifier as RFC 9562 has it, which many issuers give out as a key.
    if count == 36, hyphen == 4, small + digit == 32 { return changes >= 12 }
    if slash > 0 { return isTight && count >= 20 && capital > 0 && small > 0 }
    if small > 0, capital > 0, digit > 0 { return true }
    return count >= 16 && digit >= 4 && small + capital + digit == count && changes * 3 >= count
  }

  /// A value of fewer characters, where its name says that it is a password.
  var isPassword: Bool {
    isMade || count >= 8 && isVaried && small > 0 && capital > 0 && digit > 0 && changes * 2 >= count && dot == 0
  }

  /// So mixed that words put together cannot be meant.
  var isTight: Bool {
    guard count >= 20, isVaried else { return false }
    if isHexadecimal, count >= 32 { return digit >= 6 && (small == 0 || capital == 0) }
    return small > 0 && capital > 0 && digit > 0 && changes * 5 >= count * 2 && hyphen * 8 < count && distinct >= 12
  }

  private static let examples: [StaticString] = ["example", "xxxx", "changeme", "placeholder", "redacted"]

  private static func has(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let length = word.utf8CodeUnitCount
    guard range.count >= length else { return false }
    for start in range.lowerBound...(range.upperBound - length) where text[start].asciiLowercased == word.utf8Start[0] {
      if (1..<length).allSatisfy({ text[start + $0].asciiLowercased == word.utf8Start[$0] }) { return true }
    }
    return false
  }
}
