import Bytes
import Testing

struct MarkupEscapeTests {
  @Test func whatIsMarkupIsReplaced() {
    var bytes: [UInt8] = []
    bytes.append("a<ä>&\"", replacing: MarkupEscapes.text)
    bytes.append("|\"<", replacing: MarkupEscapes.value)
    bytes.append("|\t\n\r<", replacing: MarkupEscapes.lineEnd)
    bytes.append("", replacing: MarkupEscapes.text)
    #expect(String(decoding: bytes, as: UTF8.self) == "a&lt;ä&gt;&amp;\"|&quot;&lt;|&#9;&#10;&#13;<")
  }
}
