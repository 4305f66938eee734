import Bytes

/// A name that nobody can guess: whoever knows it speaks for the pages of a stream.
public enum StreamName {
  /// 128 bits from the kernel, in hexadecimal.
  public static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return Hexadecimal.text((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
