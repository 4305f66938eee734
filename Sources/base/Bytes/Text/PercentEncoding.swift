/// Percent encoding of addresses, such as `%20` (RFC 3986 §2.1).
public enum PercentEncoding {
  /// The text with each byte outside the set percent-encoded.
  public static func encoded(_ text: String, keeping kept: ByteSet = .path) -> String {
    if text.utf8.allSatisfy(kept.contains) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 { append(byte, keeping: kept, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a byte, percent-encoded unless it is in the set.
  @inlinable public static func append(_ byte: UInt8, keeping kept: ByteSet, to bytes: inout [UInt8]) {
    if kept.contains(byte) { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "%"))
    bytes.append(Hexadecimal.digit(byte >> 4, uppercase: true))
    bytes.append(Hexadecimal.digit(byte & 15, uppercase: true))
  }

  /// The text with `%` and two hexadecimal digits decoded; everything else is unchanged.
  public static func decoded(_ text: some RandomAccessCollection<UInt8>) -> String {
    String(decoding: decodedBytes(text), as: UTF8.self)
  }

  /// The decoded bytes, which need not be UTF-8.
  public static func decodedBytes(_ text: some RandomAccessCollection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexadecimalValue,
        let low = rest.dropFirst().first?.hexadecimalValue
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}

extension ByteSet {
  /// Characters without a meaning anywhere in an address (RFC 3986 §2.3).
  public static let unreserved = alphanumerics.and("-._~")

  /// Characters of a file's path: unreserved characters and slashes.
  public static let path = unreserved.and("/")

  /// All characters that an address may contain, so that only the others are encoded; without `%`.
  public static let address = unreserved.and(";/?:@&=+$,!*'()#")

  /// All characters of an address that is already encoded (RFC 3987 §3.1).
  public static let encodedAddress = address.and("%[]")
}
