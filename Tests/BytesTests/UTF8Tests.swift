import Bytes
import Testing

struct UTF8Tests {
  /// Bytes, and the offset of the first invalid one.
  static let texts: [([UInt8], Int?)] = [
    ([], nil), (Array("aä€🎉\0".utf8), nil), ([0x80], 0), ([0x61, 0xC3], 1), ([0x61, 0xC0, 0x80], 1),
    ([0xE0, 0x9F, 0xBF], 0),
    ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5], 0),
    ([0xC3, 0xA4, 0xE2, 0x82], 2), ([0xC3, 0xA4, 0xFF, 0x61, 0xFF], 2),
  ]

  @Test(arguments: texts)
  func theFirstFaultIsFound(_ bytes: [UInt8], _ place: Int?) {
    #expect(UTF8Text.firstFault(in: bytes) == place)
  }

  /// Decoding character by character gives the same result.
  @Test(arguments: texts)
  func decodingFindsTheSame(_ bytes: [UInt8], _ place: Int?) {
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let (scalar, length) = UTF8Text.decode(text, at: index)
        guard scalar != nil else { break }
        index += length
      }
      #expect(index == place ?? bytes.count)
    }
  }

  @Test func characterAndLengthAreRight() {
    Array("ä€🎉".utf8).withUnsafeBufferPointer { text in
      #expect(UTF8Text.decode(text, at: 0) == ("ä", 2))
      #expect(UTF8Text.decode(text, at: 2) == ("€", 3))
      #expect(UTF8Text.decode(text, at: 5) == ("🎉", 4))
    }
  }
}
