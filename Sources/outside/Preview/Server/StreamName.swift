import Bytes

/// Names of event streams. They are secret and unguessable, because a message with a stream's name acts for its pages.
public enum StreamName {
  /// Returns a new name: 128 random bits from the kernel, in hexadecimal.
  public static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return Hexadecimal.text((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
