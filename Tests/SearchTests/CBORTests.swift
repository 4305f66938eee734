import Testing

@testable import Search

@Suite struct CBORTests {
  @Test(arguments: [0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, .max] as [UInt64])
  func numbersComeBack(number: UInt64) {
    var bytes: [UInt8] = []
    CBOR.number(number).write(to: &bytes)
    #expect(CBOR(bytes[...]) == .number(number))
  }

  /// RFC 8949, appendix A.
  @Test(
    arguments: [
      ([0x18, 0x64], CBOR.number(100)), ([0x19, 0x03, 0xE8], .number(1000)), ([0x62, 0xC3, 0xBC], nil),
      ([0x62, 0x22, 0x5C], .text([0x22, 0x5C])), ([0x80], .array([])),
      ([0x82, 0x01, 0x82, 0x02, 0x03], .array([.number(1), .array([.number(2), .number(3)])])),
    ] as [([UInt8], CBOR?)])
  func examplesAreRead(bytes: [UInt8], value: CBOR?) {
    let read = CBOR(bytes[...])
    #expect(read == value ?? .text([0xC3, 0xBC]))
    var written: [UInt8] = []
    read?.write(to: &written)
    #expect(written == bytes)
  }

  @Test(
    arguments: [
      [], [0x18], [0x62, 0x61], [0x82, 0x01], [0x01, 0x01], [0x9F, 0xFF], [0xA0], [0x20], [0x1C],
      [0x9B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x7B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x01],
    ] as [[UInt8]])
  func othersAreNone(bytes: [UInt8]) {
    #expect(CBOR(bytes[...]) == nil)
  }

  @Test func gzipComesBack() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) }
    #expect(try Gzip.read(Gzip.write(bytes)) == bytes)
    #expect(try Gzip.read(Gzip.write([])) == [])
    #expect(throws: SearchFault.self) { try Gzip.read([1, 2, 3]) }
    #expect(throws: SearchFault.self) { try Gzip.read(Gzip.write(bytes).dropLast(9)) }
  }
}
