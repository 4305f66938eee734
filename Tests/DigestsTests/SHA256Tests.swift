import Digests
import Testing

/// The examples of FIPS 180-2, appendix B.
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func hashes(_ text: String, _ digest: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    #expect(SHA256.hex(of: text.utf8) == digest)
    #expect(SHA256.hex(of: Array(("<" + text).utf8).dropFirst()) == digest)
  }

  @Test func hashesAMillion() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hex(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)) == digest)
  }
}
