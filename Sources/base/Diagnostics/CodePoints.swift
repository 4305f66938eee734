import Bytes

/// UTF-8 counted code point by code point, with every byte that is not UTF-8 standing for itself.
enum CodePoints {
  /// How many code points end between two offsets, the first of which is the start of one.
  static func count(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    var count = 0
    while index < end {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        index += UTF8Text.decode(bytes, at: index).length
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
      return UTF8Text.decode(bytes, at: start).length > back ? start : offset
    }
    return offset
  }
}
