import CNettle

/// Base64 (RFC 4648 §4), by Nettle.
public enum Base64 {
  /// The bytes as letters, digits, `+`, `/` and `=` at the end.
  public static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let length = (bytes.count + 2) / 3 * 4
    return [UInt8](unsafeUninitializedCapacity: length) { text, count in
      if let start = text.baseAddress {
        start.withMemoryRebound(to: CChar.self, capacity: length) { nettle_base64_encode_raw($0, bytes.count, bytes) }
      }
      count = length
    }
  }
}
