/// XML 1.0 with two blanks a level, in which escaping cannot be forgotten.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  /// A line of our own.
  mutating func line(_ text: StaticString) {
    text.withUTF8Buffer { bytes += $0 }
    bytes.append(0x0A)
  }

  mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
    indent()
    tag(name, attributes)
    bytes += Array(">\n".utf8)
    depth += 1
  }

  mutating func close(_ name: StaticString) {
    depth -= 1
    indent()
    end(name)
  }

  /// An element with a text, or an empty one.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String? = nil) {
    indent()
    tag(name, attributes)
    guard let text else {
      bytes += Array("/>\n".utf8)
      return
    }
    bytes.append(UInt8(ascii: ">"))
    escape(text)
    end(name)
  }

  private mutating func indent() { bytes += repeatElement(0x20, count: depth * 2) }

  private mutating func tag(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    bytes.append(UInt8(ascii: "<"))
    name.withUTF8Buffer { bytes += $0 }
    for (key, value) in attributes {
      bytes.append(0x20)
      key.withUTF8Buffer { bytes += $0 }
      bytes += Array("=\"".utf8)
      escape(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func end(_ name: StaticString) {
    bytes += Array("</".utf8)
    name.withUTF8Buffer { bytes += $0 }
    bytes += Array(">\n".utf8)
  }

  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += Array("&amp;".utf8)
      case "<": bytes += Array("&lt;".utf8)
      case ">": bytes += Array("&gt;".utf8)
      case "\"": bytes += Array("&quot;".utf8)
      // A parser would make a blank of it in an attribute, and of a return a line feed anywhere.
      case "\t", "\n", "\r": bytes += Array("&#\(scalar.value);".utf8)
      case _ where Self.isForbidden(scalar.value): bytes += Array("\u{FFFD}".utf8)
      default: bytes += UTF8.encode(scalar).map(Array.init) ?? []
      }
    }
  }

  /// What no XML 1.0 document may hold, not even as a reference (§2.2).
  private static func isForbidden(_ value: UInt32) -> Bool { value < 0x20 || value == 0xFFFE || value == 0xFFFF }
}
