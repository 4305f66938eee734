import Digests
import Testing

struct Base64Tests {
  @Test func base64HasItsPadding() {
    let texts = ["", "f", "fo", "foo", "foob"].map { String(decoding: Base64.encode(Array($0.utf8)), as: UTF8.self) }
    #expect(texts == ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="])
  }
}
