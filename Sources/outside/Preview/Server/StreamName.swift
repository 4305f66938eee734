/// A name that nobody can guess: whoever knows it speaks for the pages of a stream.
public enum StreamName {
  /// 128 bits from the kernel, in hexadecimal.
  public static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
