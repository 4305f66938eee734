import Testing

@testable import Reports

@Suite struct TextFaultTests {
  @Test(
    arguments: [
      ([], nil), ([0x61], nil), ([0x61, 0x00], "nul 1"), ([0xFF], "notUTF8 0"), ([0xFF, 0x00], "notUTF8 0"),
      ([0x00, 0xFF], "nul 0"), ([0xC3, 0xA4, 0xF0, 0x9F, 0x9A, 0x80, 0x80], "notUTF8 6"), ([0xC3], "notUTF8 0"),
      ([0xE2, 0x82], "notUTF8 0"), ([0xF0, 0x9F, 0x9A], "notUTF8 0"), ([0xED, 0xA0, 0x80], "notUTF8 0"),
      ([0xF4, 0x90, 0x80, 0x80], "notUTF8 0"), ([0xC0, 0x80], "notUTF8 0"), ([0xEF, 0xBB, 0xBF], nil),
    ] as [([UInt8], String?)])
  func first(_ bytes: [UInt8], _ fault: String?) {
    #expect(TextFault.first(in: bytes).map { "\($0.kind) \($0.offset)" } == fault)
  }

  /// All characters of the first plane and many others, complete and without the last byte.
  @Test func scalars() {
    var faults: [UInt32] = []
    for value in Array(1...0xFFFF) + Array(stride(from: UInt32(0x10000), through: 0x10FFFF, by: 51)) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let isRight = TextFault.first(in: bytes) == nil
      let isCutRight = bytes.count == 1 || TextFault.first(in: bytes.dropLast()) == TextFault(kind: .notUTF8, offset: 0)
      if !isRight || !isCutRight { faults.append(value) }
    }
    #expect(faults == [])
  }

  /// Three bytes in all combinations of their kinds, compared with the standard library.
  @Test func asTheStandardLibrary() {
    let kinds: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
      0xF0,
      0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var differing: [[UInt8]] = []
    for first in kinds {
      for second in kinds {
        for third in kinds {
          for fourth in [[], [0x80], [0xBF], [0x41]] as [[UInt8]] {
            let bytes = [first, second, third] + fourth
            let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
            if (TextFault.first(in: bytes) == nil) != isText { differing.append(bytes) }
          }
        }
      }
    }
    #expect(differing == [])
  }
}
