/// A set of ASCII characters with a fast membership test. Bytes outside ASCII are never in it.
public struct ByteSet: Sendable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  /// Creates the set of an ASCII text's characters.
  public init(_ characters: StaticString) {
    (low, high) = characters.withUTF8Buffer { bytes in
      bytes.reduce(into: (UInt64(0), UInt64(0))) { bits, byte in
        if byte < 64 { bits.0 |= 1 << UInt64(byte) } else { bits.1 |= 1 << UInt64(byte - 64) }
      }
    }
  }

  private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  /// Whether the set contains the byte.
  @inlinable public func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// The union of both sets.
  public func union(_ other: ByteSet) -> ByteSet { ByteSet(low: low | other.low, high: high | other.high) }

  /// The union with the characters of an ASCII text.
  public func and(_ characters: StaticString) -> ByteSet { union(ByteSet(characters)) }

  /// Letters and digits.
  public static let alphanumerics = ByteSet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
