/// A set of ASCII characters, asked as fast as a comparison. Bytes of other characters are never in it.
public struct ByteSet: Sendable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: UInt64

  /// The characters of an ASCII text.
  public init(_ characters: StaticString) {
    (low, high) = characters.withUTF8Buffer { bytes in
      bytes.reduce(into: (UInt64(0), UInt64(0))) { bits, byte in
        if byte < 64 { bits.0 |= 1 << UInt64(byte) } else { bits.1 |= 1 << UInt64(byte - 64) }
      }
    }
  }

  private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  /// Whether a byte is one of them.
  @inlinable public func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// What is in either set.
  public func union(_ other: ByteSet) -> ByteSet { ByteSet(low: low | other.low, high: high | other.high) }

  /// These characters and those of an ASCII text.
  public func and(_ characters: StaticString) -> ByteSet { union(ByteSet(characters)) }

  /// Letters and digits.
  public static let alphanumerics = ByteSet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
