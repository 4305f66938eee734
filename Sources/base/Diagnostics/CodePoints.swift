import Bytes

/// Counts code points of UTF-8; every byte that is not valid UTF-8 counts as one.
enum CodePoints {
  /// The number of code points that end between two offsets; `start` must be the start of one.
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

  /// The start of the code point that contains an offset; `limit`, the earliest result, must be the start of one.
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
