/// `%20` and its like in the addresses of files beside a deck.
public enum PercentEncoding {
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
