/// `%20` and its like in the addresses of files beside a deck.
public enum PercentEncoding {
  /// The path as an address: all but letters, digits and what means nothing there is encoded; slashes stay.
  public static func encoded(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-_.~/".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%")] + digits(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digits(_ byte: UInt8) -> [UInt8] {
    [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 }
  }

  /// The text with `%` and two hexadecimal digits as the byte that they stand for; anything else stays.
  public static func decoded(_ text: some RandomAccessCollection<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
