/// Source bytes as text.
enum SourceText {
  /// Bytes as a String: each byte that is not valid UTF-8, and each NUL, becomes U+FFFD.
  static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(bytes, at: index)
      if length == 0 || bytes[index] == 0 {
        result.append(contentsOf: [0xef, 0xbf, 0xbd])
        index += 1
      } else {
        result.append(contentsOf: bytes[index..<(index + length)])
        index += length
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The length of the UTF-8 sequence at `index` (Unicode 16, table 3-7); 0 if it is invalid.
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xbf) -> Bool {
      index + offset < bytes.count && range ~= bytes[index + offset]
    }
    switch bytes[index] {
    case 0...0x7f: return 1
    case 0xc2...0xdf: return continues(1) ? 2 : 0
    case 0xe0: return continues(1, 0xa0...0xbf) && continues(2) ? 3 : 0
    case 0xed: return continues(1, 0x80...0x9f) && continues(2) ? 3 : 0
    case 0xe1...0xef: return continues(1) && continues(2) ? 3 : 0
    case 0xf0: return continues(1, 0x90...0xbf) && continues(2) && continues(3) ? 4 : 0
    case 0xf1...0xf3: return continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xf4: return continues(1, 0x80...0x8f) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}
