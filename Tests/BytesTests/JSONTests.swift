import Bytes
import Testing

struct JSONTests {
  static let text = "\"\\\n\t\u{1}ä<&>\u{7F}\u{2028}\u{202E}🎉"

  @Test(arguments: [
    (JSONEscapes.needed, #""\"\\\u000a\u0009\u0001ä<&>\#u{7F}\#u{2028}\#u{202E}🎉""#),
    (.markup, #""\"\\\u000a\u0009\u0001ä\u003c\u0026\u003e\#u{7F}\u2028\#u{202E}🎉""#),
    (.ascii, #""\"\\\u000a\u0009\u0001\u00e4<&>\u007f\u2028\u202e\ud83c\udf89""#),
    (.terminal, #""\"\\\n\t\u0001ä<&>\u007f\u2028\u202e🎉""#),
  ])
  func eachSetEscapesItsOwn(_ escapes: JSONEscapes, _ written: String) throws {
    #expect(JSONWriter.string(Self.text, escaping: escapes) == written)
    #expect(JSONValue(Array(written.utf8)) == .string(Self.text))
  }

  @Test func whatIsNoUTF8IsReplaced() {
    var json = JSONWriter(escaping: .needed)
    json.string([0x61, 0xFF, 0xC3, 0xA4])
    #expect(json.bytes == Array("\"a\u{FFFD}ä\"".utf8))
  }

  @Test func membersAreRead() {
    let json = JSONValue(Array(#" {"a":[1,{"b":"x"}],"c":true,"d":-1.5e3,"a":[] , "e" : "" } "#.utf8))
    #expect(json?["a"] == .array([]))
    #expect(json?["c"] == .word("true"))
    #expect(json?["d"] == .word("-1.5e3"))
    #expect(json?["e"]?.string == "")
    #expect(json?["f"] == nil)
    #expect(JSONValue(Array("[12,\"x\"]".utf8))?.array?.map(\.int) == [12, nil])
  }

  @Test(arguments: [
    (#""\u00fc\/\b\f""#, "ü/\u{8}\u{C}"), (#""\ud83c\udf89""#, "🎉"), (#""\ud83cx""#, "\u{FFFD}x"),
    (#""\udf89""#, "\u{FFFD}"), (#""\ud83c\u0041""#, "\u{FFFD}A"),
  ])
  func escapesAreRead(_ written: String, _ text: String) {
    #expect(JSONValue(Array(written.utf8))?.string == text)
  }

  @Test(arguments: [
    "", "{", "[1,", "[1]]", "{\"a\"}", "{\"a\":}", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "{a:1}", "[1 2]",
    String(repeating: "[", count: 100_000),
  ])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(JSONValue(Array(text.utf8)) == nil)
  }
}
