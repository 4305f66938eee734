/// UTF-8 read code point by code point, with every byte that is not UTF-8 standing for itself.
enum CodePoints {
  /// The code point at an index and its length; nil in place of the code point for a byte that is not UTF-8.
  ///
  /// Overlong forms, surrogates and what lies above U+10FFFF are not UTF-8 (Unicode 15, table 3-7).
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar?, length: Int) {
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

  /// How many code points end between two offsets, the first of which is the start of one.
  static func count(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    var count = 0
    while index < end {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        index += decode(bytes, at: index).length
        if index > end { break }
      }
      count += 1
    }
    return count
  }

  /// The start of the code point that an offset lies in, not before `limit`, which is the start of one.
  static func start(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from limit: Int) -> Int {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return offset }
    for back in 1...3 where offset - back >= limit {
      let start = offset - back
      if bytes[start] & 0xC0 == 0x80 { continue }
      return decode(bytes, at: start).length > back ? start : offset
    }
    return offset
  }
}
