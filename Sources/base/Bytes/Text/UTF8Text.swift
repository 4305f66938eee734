/// Decodes bytes that should be UTF-8 but may not be (Unicode 16, table 3-7).
public enum UTF8Text {
  /// The character at an index and its length; `nil` and 1 for a byte outside any valid UTF-8 sequence.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are invalid.
  public static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (length, value) = (3, UInt32(first & 0x0F))
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      (length, value) = (4, UInt32(first & 0x07))
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return (nil, 1)
    }
    guard index + length <= bytes.count else { return (nil, 1) }
    for next in index + 1..<index + length {
      let byte = bytes[next]
      guard byte >= lowest, byte <= highest else { return (nil, 1) }
      (lowest, highest) = (0x80, 0xBF)
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// Index of the first byte that is not valid UTF-8; `nil` if all bytes are.
  public static func firstFault(in bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
