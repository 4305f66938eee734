import Testing

@testable import CSS

@Suite struct TokenizerTests {
  @Test(
    arguments: [
      ("a", [.ident("a")]), ("-a", [.ident("-a")]), ("--", [.ident("--")]), ("ü🙂", [.ident("ü🙂")]),
      ("-", [.delimiter(0x2D)]), ("-1", [.number(-1)]), ("+.5e+1", [.number(5)]), ("1e", [.dimension(1, unit: "e")]),
      ("1.", [.number(1), .delimiter(0x2E)]), ("50%", [.percentage(50)]), ("1-1", [.number(1), .number(-1)]),
      ("1px-2", [.dimension(1, unit: "px-2")]), ("1\\65 3", [.dimension(1, unit: "e3")]),
      ("#1a", [.hash("1a", isIdentifier: false)]), ("#a", [.hash("a", isIdentifier: true)]), ("#", [.delimiter(0x23)]),
      ("@x", [.atKeyword("x")]), ("@ x", [.delimiter(0x40), .whitespace, .ident("x")]),
      ("f(", [.function("f")]), ("url(", [.url("")]), ("URL( a )", [.url("a")]),
      ("url( 'a'", [.function("url"), .whitespace, .string("a")]),
      ("url(a b)c", [.badURL, .ident("c")]), ("url(a\"\\))x", [.badURL, .ident("x")]),
      ("<!-- -->", [.commentOpen, .whitespace, .commentClose]), ("a/**/b", [.ident("a"), .ident("b")]),
      ("a/*", [.ident("a")]),
      ("\r\n\u{C}\t ", [.whitespace]),
    ] as [(String, [Token.Kind])])
  func cuts(_ css: String, _ expected: [Token.Kind]) {
    #expect(Tokenizer.tokens(Array(css.utf8)).map(\.kind) == expected)
  }

  @Test(arguments: [
    ("\\41 b", "Ab"), ("\\000041b", "Ab"), ("\\41\r\nb", "Ab"), ("\\0", "\u{FFFD}"), ("\\d800 x", "\u{FFFD}x"),
    ("\\110000 x", "\u{FFFD}x"), ("\\", "\u{FFFD}"), ("\\ü", "ü"), ("\u{0}a", "\u{FFFD}a"), ("\\\u{0}a", "\u{FFFD}a"),
    ("\\75\\72\\6c", "url"), ("\\5c 41", "\\41"),
  ])
  func escapesAreReadOnce(_ css: String, _ name: String) {
    #expect(Tokenizer.tokens(Array(css.utf8)).map(\.kind) == [.ident(name)])
  }

  @Test(
    arguments: [
      ("'a\\'b'", [.string("a'b")]), ("\"a\\\nb\"", [.string("ab")]), ("'a", [.string("a")]), ("'a\\", [.string("a")]),
      ("'a\nb", [.badString, .whitespace, .ident("b")]), ("'\\22 '", [.string("\"")]),
      // As a `Character`, a quote with a combining mark is not equal to a quote.
      ("\"\u{301}a\"", [.string("\u{301}a")]),
    ] as [(String, [Token.Kind])])
  func strings(_ css: String, _ expected: [Token.Kind]) {
    #expect(Tokenizer.tokens(Array(css.utf8)).map(\.kind) == expected)
  }

  @Test func placesAreBytes() {
    let tokens = Tokenizer.tokens(Array("ü🙂 /* ß */ 12px".utf8))
    #expect(tokens.map(\.range) == [0..<6, 6..<7, 15..<16, 16..<20])
  }

  @Test func counterparts() {
    #expect(TokenList(Array("([)]".utf8)).partners == [4, 3, 2, 3])
    #expect(TokenList(Array("(}a)".utf8)).partners == [3, 1, 2, 3])
    #expect(TokenList(Array("f(a){}".utf8)).partners == [2, 1, 2, 4, 4])
  }

  @Test func numbersOfAnySizeAreRead() {
    let digits = String(repeating: "9", count: 50_000)
    #expect(Tokenizer.tokens(Array(digits.utf8)).map(\.kind) == [.number(1e9)])
    #expect(Tokenizer.tokens(Array("1e-99999".utf8)).map(\.kind) == [.number(0)])
    #expect(Tokenizer.tokens(Array("1.\(String(repeating: "0", count: 60))e2".utf8)).map(\.kind) == [.number(100)])
  }
}
