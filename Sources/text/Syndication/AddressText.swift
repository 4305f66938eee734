/// Addresses as all four formats take them: a URI is ASCII.
enum AddressText {
  /// What a URI cannot hold is percent-encoded (RFC 3987 §3.1); nothing else changes, so an encoded address stays as it is.
  static func ascii(_ address: String) -> String {
    var bytes: [UInt8] = []
    for byte in address.utf8 {
      if byte > 0x20, byte < 0x7F, !forbidden.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let forbidden = Array("\"<>\\^`{|}".utf8)

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
