import CNettle

/// SHA-256 (FIPS 180-4), by Nettle.
public enum SHA256 {
  /// The digest in 64 lower-case hexadecimal digits.
  public static func hex(of bytes: some Collection<UInt8>) -> String { hexadecimal(digest(of: bytes)) }

  /// The digest in Base64, as a content security policy names a script or a style.
  public static func base64(of bytes: some Collection<UInt8>) -> String {
    String(decoding: Base64.encode(digest(of: bytes)), as: UTF8.self)
  }

  /// The digest of bytes that come in pieces.
  struct Stream {
    private var state = sha256_ctx()

    init() { nettle_sha256_init(&state) }

    mutating func add(_ bytes: [UInt8]) { nettle_sha256_update(&state, bytes.count, bytes) }

    mutating func hex() -> String {
      hexadecimal(
        [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
          nettle_sha256_digest(&state, digest.count, digest.baseAddress)
          count = digest.count
        })
    }
  }

  private static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    let whole: Void? = bytes.withContiguousStorageIfAvailable {
      nettle_sha256_update(&state, $0.count, $0.baseAddress)
    }
    if whole == nil {
      Array(bytes).withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
    }
    return [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
      nettle_sha256_digest(&state, digest.count, digest.baseAddress)
      count = digest.count
    }
  }

  fileprivate static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: digest.count * 2) { text in
      for (index, byte) in digest.enumerated() {
        text[2 * index] = digits[Int(byte >> 4)]
        text[2 * index + 1] = digits[Int(byte & 15)]
      }
      return digest.count * 2
    }
  }
}
