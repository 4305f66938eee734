/// A JSON value of a server's answer (RFC 8259), as far as anybody here asks for it.
public enum JSONText: Sendable, Equatable {
  case object([String: JSONText])
  case list([JSONText])
  case text(String)
  /// Numbers, `true`, `false` and `null`, as they stand there.
  case word(String)

  /// `nil` for what is no JSON, and for what is nested without end.
  public init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
    self = value
  }

  /// The value of a key of an object.
  public subscript(key: String) -> JSONText? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The text that it is.
  public var string: String? { if case .text(let text) = self { text } else { nil } }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    var isAtEnd: Bool {
      mutating get {
        skipSpace()
        return offset == bytes.count
      }
    }

    mutating func value(depth: Int) -> JSONText? {
      skipSpace()
      guard depth < 32, offset < bytes.count else { return nil }
      switch bytes[offset] {
      case UInt8(ascii: "{"): return object(depth)
      case UInt8(ascii: "["): return list(depth)
      case UInt8(ascii: "\""): return string().map(JSONText.text)
      default:
        let start = offset
        while offset < bytes.count, (0x30...0x7A).contains(bytes[offset]) || "+-.".utf8.contains(bytes[offset]),
          bytes[offset] != UInt8(ascii: "]")
        { offset += 1 }
        return offset == start ? nil : .word(String(decoding: bytes[start..<offset], as: UTF8.self))
      }
    }

    private mutating func object(_ depth: Int) -> JSONText? {
      var members: [String: JSONText] = [:]
      offset += 1
      if take(UInt8(ascii: "}")) { return .object([:]) }
      repeat {
        skipSpace()
        guard let key = string(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else { return nil }
        members[key] = value
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func list(_ depth: Int) -> JSONText? {
      var items: [JSONText] = []
      offset += 1
      if take(UInt8(ascii: "]")) { return .list([]) }
      repeat {
        guard let value = value(depth: depth + 1) else { return nil }
        items.append(value)
      } while take(UInt8(ascii: ","))
      return take(UInt8(ascii: "]")) ? .list(items) : nil
    }

    private mutating func string() -> String? {
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
      offset += 1
      var units: [UInt16] = []
      var plain: [UInt8] = []
      func flush() { units += String(decoding: plain, as: UTF8.self).utf16 }
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
        guard bytes[offset] == UInt8(ascii: "\\") else {
          plain.append(bytes[offset])
          offset += 1
          continue
        }
        flush()
        plain = []
        guard let unit = escape() else { return nil }
        units.append(unit)
      }
      guard offset < bytes.count else { return nil }
      offset += 1
      flush()
      return String(decoding: units, as: UTF16.self)
    }

    private mutating func escape() -> UInt16? {
      guard offset + 1 < bytes.count else { return nil }
      let byte = bytes[offset + 1]
      offset += 2
      switch byte {
      case UInt8(ascii: "n"): return 0x0A
      case UInt8(ascii: "r"): return 0x0D
      case UInt8(ascii: "t"): return 0x09
      case UInt8(ascii: "b"): return 0x08
      case UInt8(ascii: "f"): return 0x0C
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
      case UInt8(ascii: "u"):
        guard offset + 4 <= bytes.count else { return nil }
        defer { offset += 4 }
        return UInt16(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self), radix: 16)
      default: return nil
      }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
      skipSpace()
      guard offset < bytes.count, bytes[offset] == byte else { return false }
      offset += 1
      return true
    }

    private mutating func skipSpace() {
      while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }
  }
}
