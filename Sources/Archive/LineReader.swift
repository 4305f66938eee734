/// Reads from the front of a line what `ManifestLine` writes.
struct LineReader {
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
    let digits = bytes[index...].prefix(19).prefix { 0x30...0x39 ~= $0 }
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
        let content = unescaped.map { String(validating: $0, as: UTF8.self) }
          ?? String(validating: bytes[start..<index], as: UTF8.self)
        index += 1
        return content
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

  /// `\"`, `\\` or `\u00` and two digits.
  private mutating func escape() -> UInt8? {
    if skip("\\\"") { return UInt8(ascii: "\"") }
    if skip("\\\\") { return UInt8(ascii: "\\") }
    guard skip("\\u00"), index + 2 <= bytes.count,
      let byte = UInt8(String(decoding: bytes[index..<(index + 2)], as: UTF8.self), radix: 16), byte < 0x20
    else { return nil }
    index += 2
    return byte
  }
}
