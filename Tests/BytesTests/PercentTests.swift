import Bytes
import Testing

struct PercentTests {
  @Test(arguments: [
    ("plain/name-1.png", "plain/name-1.png"), ("a b", "a%20b"), ("Überblick", "%C3%9Cberblick"), ("50%", "50%25"),
    ("a?b#c", "a%3Fb%23c"), ("", ""),
  ])
  func aPathIsEncodedAndBack(_ path: String, _ address: String) {
    #expect(PercentEncoding.encoded(path) == address)
    #expect(PercentEncoding.decoded(Array(address.utf8)) == path)
  }

  @Test(arguments: [("100%", "100%"), ("%4", "%4"), ("%zz", "%zz"), ("%+f", "%+f"), ("%2541", "%41"), ("%c3%a4", "ä")])
  func onlyTwoDigitsAreDecoded(_ text: String, _ decoded: String) {
    #expect(PercentEncoding.decoded(Array(text.utf8)) == decoded)
  }

  @Test func theSetSaysWhatStays() {
    #expect(PercentEncoding.encoded("a/b ~?", keeping: .unreserved) == "a%2Fb%20~%3F")
    #expect(PercentEncoding.encoded("a%20b|[1]", keeping: .encodedAddress) == "a%20b%7C[1]")
    #expect(PercentEncoding.decodedBytes(Array("%FF".utf8)) == [0xFF])
  }
}
