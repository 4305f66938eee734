import Bytes

/// Reads from the front of a line what `ManifestLine` writes.
struct ManifestLineParser {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  /// Goes behind `text`, if that comes next.
  mutating func skip(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      guard bytes[index...].starts(with: text) else { return false }
      index += text.count
      return true
    }
  }

  /// A number of up to 18 digits, which none of ours exceeds.
  mutating func number() -> Int? {
    let digits = bytes[index...].prefix(19).prefix { $0.isASCIIDigit }
    guard 1...18 ~= digits.count, digits.first != 0x30 || digits.count == 1 else { return nil }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func string() -> String? {
    guard skip("\"") else { return nil }
    let start = index
    var unescaped: [UInt8]?
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let content = unescaped ?? Array(bytes[start..<index])
        index += 1
        return String(validating: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        if unescaped == nil { unescaped = Array(bytes[start..<index]) }
        guard let escaped = escape() else { return nil }
        unescaped?.append(escaped)
      case 0..<0x20: return nil
      default:
        unescaped?.append(byte)
        index += 1
      }
    }
    return nil
  }

  /// `\"`, `\\` or `\u00` and two digits, for a control character.
  private mutating func escape() -> UInt8? {
    if skip("\\\"") { return UInt8(ascii: "\"") }
    if skip("\\\\") { return UInt8(ascii: "\\") }
    guard skip("\\u00"), let high = digit(), let low = digit(), high < 2 else { return nil }
    return high << 4 | low
  }

  private mutating func digit() -> UInt8? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
    default: return nil
    }
  }
}
