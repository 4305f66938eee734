import Testing

@testable import CommandLine

/// Arguments are split as in GNU programs: `-o` and `--out` take a value, `-f` and `-g` do not.
@Suite struct WordsTests {
  private typealias Item = Words.Item

  private static let cases: [(String, [Item])] = [
    ("", []),
    ("a b", [.argument("a"), .argument("b")]),
    ("-o x", [.option("-o", value: "x")]),
    ("-ox", [.option("-o", value: "x")]),
    ("-o=x", [.option("-o", value: "x")]),
    ("-o=", [.option("-o", value: "")]),
    ("--out x", [.option("--out", value: "x")]),
    ("--out=x", [.option("--out", value: "x")]),
    ("--out=", [.option("--out", value: "")]),
    ("--out=a=b", [.option("--out", value: "a=b")]),
    ("--out=--x", [.option("--out", value: "--x")]),
    ("-o --x", [.option("-o", value: nil, obstacle: "--x"), .option("--x", value: nil)]),
    ("--out -1", [.option("--out", value: nil, obstacle: "-1"), .option("-1", value: nil)]),
    ("--out -- a", [.option("--out", value: nil, obstacle: "--"), .argument("a")]),
    ("-o -", [.option("-o", value: "-")]),
    ("-o", [.option("-o", value: nil)]),
    ("-", [.argument("-")]),
    ("a -f", [.argument("a"), .option("-f", value: nil)]),
    ("-fg", [.option("-f", value: nil), .option("-g", value: nil)]),
    ("-fox", [.option("-f", value: nil), .option("-o", value: "x")]),
    ("-f=x", [.option("-f", value: "x")]),
    ("-- -f --out", [.argument("-f"), .argument("--out")]),
    ("-- --", [.argument("--")]),
    ("--unknown a", [.option("--unknown", value: nil), .argument("a")]),
    ("--unknown=a", [.option("--unknown", value: "a")]),
    ("-unknown", [.option("-unknown", value: nil)]),
    ("-ö", [.option("-ö", value: nil)]),
    ("-oö", [.option("-o", value: "ö")]),
    ("--öl=\u{301}x", [.option("--öl", value: "\u{301}x")]),
  ]

  @Test func splits() {
    for (line, wanted) in Self.cases {
      var words = Words(line.split(separator: " ").map(String.init))
      var items: [Item] = []
      while let item = words.next({ ["-o": true, "--out": true, "-f": false, "-g": false][$0] }) { items.append(item) }
      #expect(items == wanted, "\(line)")
    }
  }

  @Test func emptyWordsAreArguments() {
    var words = Words(["", "-o", ""])
    #expect(words.next { _ in true } == .argument(""))
    #expect(words.next { _ in true } == .option("-o", value: ""))
  }
}
