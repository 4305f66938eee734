import Bytes
import Testing

/// Each set contains exactly the bytes of its text.
struct ASCIITests {
  static let digits = "0123456789"
  static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

  static let sets: [(String, @Sendable (UInt8) -> Bool, String)] = [
    ("digits", { $0.isASCIIDigit }, digits), ("letters", { $0.isASCIILetter }, letters),
    ("alphanumerics", { $0.isASCIIAlphanumeric }, digits + letters),
    ("hexadecimal", { $0.isASCIIHexDigit }, digits + "ABCDEFabcdef"),
    ("values", { $0.hexadecimalValue != nil }, digits + "ABCDEFabcdef"),
    ("within a line", { $0.isSpaceOrTab }, " \t"), ("line ends", { $0.isLineEnd }, "\n\r"),
    ("JSON", { $0.isJSONWhitespace }, " \t\n\r"), ("HTML", { $0.isHTMLWhitespace }, " \t\n\r\u{C}"),
    ("C", { $0.isASCIIWhitespace }, " \t\n\r\u{C}\u{B}"),
    ("unreserved", ByteSet.unreserved.contains, digits + letters + "-._~"),
    ("path", ByteSet.path.contains, digits + letters + "-._~/"),
    ("address", ByteSet.address.contains, digits + letters + "-._~;/?:@&=+$,!*'()#"),
    ("edges", ByteSet("\0?@\u{7F}").contains, "\0?@\u{7F}"),
  ]

  @Test(arguments: sets.indices)
  func aSetIsWhatItSays(_ index: Int) {
    let (name, contains, wanted) = Self.sets[index]
    #expect((0...255).filter(contains) == wanted.utf8.sorted(), "\(name)")
  }

  @Test func onlyLettersHaveACase() {
    let text = "AZaz[@`{ÄŐ"
    #expect(text.asciiLowercased() == "azaz[@`{ÄŐ")
    #expect(text.utf8.equalsIgnoringASCIICase("azAZ[@`{ÄŐ".utf8))
    #expect(!text.utf8.equalsIgnoringASCIICase("azAZ[@`{äŐ".utf8))
    #expect(!"[".utf8.equalsIgnoringASCIICase("{".utf8))
  }

  @Test func digitsHaveTheirValue() {
    #expect("09afAF".utf8.map(\.hexadecimalValue) == [0, 9, 10, 15, 10, 15])
    #expect(Hexadecimal.text([0x00, 0x9A, 0xFF]) == "009aff")
    #expect(Hexadecimal.digit(15, uppercase: true) == UInt8(ascii: "F"))
  }

  @Test(arguments: [(0, "0 errors"), (1, "1 error"), (2, "2 errors")])
  func oneIsCountedAlone(_ number: Int, _ words: String) { #expect(counted(number, "error") == words) }

  @Test(arguments: [
    ("a.css", "text/css; charset=utf-8"), ("x/y.min.js", "text/javascript; charset=utf-8"), ("p.jpeg", "image/jpeg"),
    ("p.svg", "image/svg+xml"), ("f.woff2", "font/woff2"), ("", "application/octet-stream"),
    ("css", "application/octet-stream"), ("a.exe", "application/octet-stream"), ("a.", "application/octet-stream"),
  ])
  func anEndingHasItsMediaType(_ name: String, _ type: String) { #expect(MediaType.of(name) == type) }
}
