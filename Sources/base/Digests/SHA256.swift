import Bytes
import CNettle

/// SHA-256 (FIPS 180-4), by Nettle.
public enum SHA256 {
  /// The digest as 64 lower-case hexadecimal digits.
  public static func hex(of bytes: some Collection<UInt8>) -> String { Hexadecimal.text(digest(of: bytes)) }

  /// The digest in Base64, as content security policies name scripts and styles.
  public static func base64(of bytes: some Collection<UInt8>) -> String {
    String(decoding: Base64.encode(digest(of: bytes)), as: UTF8.self)
  }

  /// The digest of bytes that arrive in pieces.
  public struct Stream {
    private var state = sha256_ctx()

    /// Starts with no bytes.
    public init() { nettle_sha256_init(&state) }

    /// Adds bytes.
    public mutating func add(_ bytes: some Collection<UInt8>) {
      let whole: Void? = bytes.withContiguousStorageIfAvailable {
        nettle_sha256_update(&state, $0.count, $0.baseAddress)
      }
      if whole == nil {
        Array(bytes).withUnsafeBufferPointer { nettle_sha256_update(&state, $0.count, $0.baseAddress) }
      }
    }

    /// The digest of all bytes as 64 digits; resets the stream.
    public mutating func hex() -> String { Hexadecimal.text(digest()) }

    fileprivate mutating func digest() -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
        nettle_sha256_digest(&state, digest.count, digest.baseAddress)
        count = digest.count
      }
    }
  }

  private static func digest(of bytes: some Collection<UInt8>) -> [UInt8] {
    var stream = Stream()
    stream.add(bytes)
    return stream.digest()
  }
}
