extension [UInt8] {
  /// Appends a text with some of its ASCII bytes replaced.
  ///
  /// Unchanged bytes are copied in runs.
  @inlinable @inline(__always)
  public mutating func append(_ text: String, replacing replacement: (UInt8) -> StaticString?) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        guard let other = replacement(bytes[index]) else { continue }
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        append(contentsOf: UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }
}

/// The escapes that HTML and XML need for bytes that would be read as markup; `nil` for a byte that needs none.
public enum MarkupEscapes {
  /// For text: `&`, `<` and `>`.
  @inlinable @inline(__always)
  public static func text(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: nil
    }
  }

  /// For a value in double quotes.
  @inlinable @inline(__always)
  public static func value(_ byte: UInt8) -> StaticString? { byte == UInt8(ascii: "\"") ? "&quot;" : text(byte) }

  /// For white space that a parser would change: in a value all of it, elsewhere only a carriage return.
  @inlinable @inline(__always)
  public static func lineEnd(_ byte: UInt8) -> StaticString? {
    switch byte {
    case 0x09: "&#9;"
    case 0x0A: "&#10;"
    case 0x0D: "&#13;"
    default: nil
    }
  }
}
