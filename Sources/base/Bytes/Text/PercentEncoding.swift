/// `%20` and its like in addresses (RFC 3986 §2.1).
public enum PercentEncoding {
  /// The text with `%` and two digits for each byte that is not in the set.
  public static func encoded(_ text: String, keeping kept: ByteSet = .path) -> String {
    if text.utf8.allSatisfy(kept.contains) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 { append(byte, keeping: kept, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a byte, encoded where it is not in the set.
  @inlinable public static func append(_ byte: UInt8, keeping kept: ByteSet, to bytes: inout [UInt8]) {
    if kept.contains(byte) { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "%"))
    bytes.append(Hexadecimal.digit(byte >> 4, uppercase: true))
    bytes.append(Hexadecimal.digit(byte & 15, uppercase: true))
  }

  /// The text with `%` and two hexadecimal digits as the byte that they stand for; anything else stays.
  public static func decoded(_ text: some RandomAccessCollection<UInt8>) -> String {
    String(decoding: decodedBytes(text), as: UTF8.self)
  }

  /// The same as bytes, which need not be UTF-8.
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
  /// What means nothing anywhere in an address (RFC 3986 §2.3).
  public static let unreserved = alphanumerics.and("-._~")

  /// A path of a file: unreserved characters and slashes.
  public static let path = unreserved.and("/")

  /// All that may stand in an address, so that only what cannot is encoded; `%` is not in it.
  public static let address = unreserved.and(";/?:@&=+$,!*'()#")

  /// All that may stand in an address that is already encoded (RFC 3987 §3.1).
  public static let encodedAddress = address.and("%[]")
}
