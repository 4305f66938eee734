import Bytes

/// Writes XML 1.0, indented by two spaces a level; texts and values are always escaped.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  /// A line of markup that is a literal in the source code.
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
    var text = text
    text.withUTF8 { written in
      var start = 0
      for index in written.indices {
        guard let (other, count) = Self.replacement(written, at: index) else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[start..<index]))
        other.withUTF8Buffer { bytes.append(contentsOf: $0) }
        start = index + count
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[start...]))
    }
  }

  /// The replacement for a byte sequence, and its length; `nil` for a byte that stays.
  private static func replacement(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: StaticString, count: Int)? {
    switch text[index] {
    // A parser would turn a tab or line end in an attribute into a space, and a carriage return anywhere into a line
    // feed. Characters that XML 1.0 forbids even as references (§2.2) are replaced: controls, U+FFFE and U+FFFF.
    case 0..<0x20: (MarkupEscapes.lineEnd(text[index]) ?? "\u{FFFD}", 1)
    case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: ("\u{FFFD}", 3)
    default: MarkupEscapes.value(text[index]).map { ($0, 1) }
    }
  }
}
