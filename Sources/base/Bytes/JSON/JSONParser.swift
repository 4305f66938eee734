/// Reads JSON from the front of bytes. More lenient than RFC 8259 about the contents of strings and words.
struct JSONParser {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return offset == bytes.count
    }
  }

  mutating func value(depth: Int) -> JSONValue? {
    skipSpace()
    guard depth < 32, offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    default:
      let word = bytes[offset...].prefix { $0.isASCIIAlphanumeric || Self.signs.contains($0) }
      offset = word.endIndex
      return word.isEmpty ? nil : .word(String(decoding: word, as: UTF8.self))
    }
  }

  private static let signs = ByteSet("+-.")

  private mutating func object(_ depth: Int) -> JSONValue? {
    var members: [String: JSONValue] = [:]
    offset += 1
    if take(UInt8(ascii: "}")) { return .object([:]) }
    repeat {
      skipSpace()
      guard let name = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
      members[name] = value
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(_ depth: Int) -> JSONValue? {
    var values: [JSONValue] = []
    offset += 1
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(values) : nil
  }

  private mutating func string() -> String? {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
    offset += 1
    var text: [UInt8] = []
    while true {
      let run = bytes[offset...].prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      text += run
      offset = run.endIndex
      guard offset < bytes.count else { return nil }
      if bytes[offset] == UInt8(ascii: "\"") { break }
      guard let scalar = escape() else { return nil }
      text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
    offset += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard offset + 1 < bytes.count else { return nil }
    let byte = bytes[offset + 1]
    if byte == UInt8(ascii: "u") { return numbered() }
    offset += 2
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    default: return nil
    }
  }

  /// Reads `\u00fc`, or two such escapes for a character beyond U+FFFF; an unpaired surrogate becomes U+FFFD.
  private mutating func numbered() -> Unicode.Scalar? {
    guard let unit = unit() else { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
    let behind = offset
    guard let other = self.unit(), UTF16.isTrailSurrogate(other) else {
      offset = behind
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + UInt32(unit - 0xD800) << 10 + UInt32(other - 0xDC00))
  }

  private mutating func unit() -> UInt16? {
    guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(offset + 2)..<(offset + 6)] {
      guard let digit = byte.hexadecimalValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    offset += 6
    return unit
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  private mutating func skipSpace() { while offset < bytes.count, bytes[offset].isJSONWhitespace { offset += 1 } }
}
