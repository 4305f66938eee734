import Testing
import YAML

@Suite struct ProblemTests {
  @Test(arguments: [
    (
      "ä: 😀\ntitle: a: b",
      "syntax at «:»: “:” is not allowed here, put the text in quotes or fix the indentation"
    ),
    ("ä: 😀\n\tb: 1", "syntax at «\t»: a tab cannot indent, use spaces"),
    ("ä:\n  😀: 1\n\tb: 2", "syntax at «\t»: a tab cannot indent, use spaces"),
    ("ä: 😀\nby: @anna", "syntax at «@»: text cannot begin with “@” here, put it in quotes"),
    ("ä: 😀\nby: `a`", "syntax at «`»: text cannot begin with “`” here, put it in quotes"),
    ("ä: 😀\nby: \"a", "syntax at «\"»: the quote is not closed"),
    ("ä: 😀\nby: 'a\n---\n", "syntax at «'»: the quote is not closed"),
    ("ä: 😀\nby: \"\\ö\"", "syntax at «\\ö»: no such escape, double the backslash or use single quotes"),
    ("ä: 😀\nby: \"\\xz\"", "syntax at «z»: the escape needs more hexadecimal digits"),
    ("ä: 😀\nlist: [a, b\nnext: c", "syntax at «:»: the list needs “,” or “]” here"),
    ("ä: 😀\nmap: { a: b", "syntax at «»: the mapping needs “,” or “}” here"),
    ("ä: 😀\nword\nb: c", "syntax at «w»: a key needs “:” and a space after it"),
    ("ä: 😀\n- b", "syntax at «-»: a key was expected here, fix the indentation or the quotes"),
    ("- ä: 😀\nb: c", "syntax at «b»: a list item was expected here, fix the indentation"),
    ("ä: 😀\nb: - c", "syntax at «-»: a list item is not allowed here"),
    ("ä: 😀\nb: |x\n  c", "syntax at «x»: only a line break may follow “|” or “>”"),
    ("ä: 😀\nb: [,]", "syntax at «,»: a value was expected here"),
  ])
  func namesTheFault(_ source: String, _ expected: String) {
    #expect(shown(source) == expected)
  }

  @Test(arguments: [
    ("ä: 😀\nb: 1\nb: 2", "duplicate key at «b»: the key “b” is already there above, «b» at 9"),
    ("ä: 😀\nc: { b: 1, \"b\": 2 }", "duplicate key at «\"b\"»: the key “b” is already there above, «b» at 14"),
    ("1: 😀\n0x1: b", "duplicate key at «0x1»: the key “0x1” is already there above, «1» at 0"),
    ("~: 😀\nnull: b", "duplicate key at «null»: the key “null” is already there above, «~» at 0"),
    ("true: 😀\nTrue: b", "duplicate key at «True»: the key “True” is already there above, «true» at 0"),
  ])
  func refusesAKeyTwice(_ source: String, _ expected: String) {
    #expect(shown(source) == expected)
  }

  @Test(arguments: [
    ("ä: 😀\nb: &name c", "refused an anchor at «&name»: anchors (&name) are not read here"),
    ("ä: 😀\nb: &name\n  c: d", "refused an anchor at «&name»: anchors (&name) are not read here"),
    ("ä: 😀\nb: *name", "refused an alias at «*name»: aliases (*name) are not read here, write the value out"),
    ("ä: 😀\nb: !!str c", "refused a tag at «!!str»: tags (!name) are not read here"),
    ("ä: 😀\nb: ! [c]", "refused a tag at «!»: tags (!name) are not read here"),
    ("ä: 😀\n<<: { c: d }", "refused a merge key at «<<»: merge keys (<<) are not read here, write the values out"),
    ("%YAML 1.2\n---\nä: 😀", "refused a directive at «%YAML»: %YAML and %TAG lines are not read here"),
    ("ä: 😀\n---\nb: c", "refused several documents at «---»: a second document begins here, only one is read"),
  ])
  func refuses(_ source: String, _ expected: String) {
    #expect(shown(source) == expected)
  }

  @Test func readsAQuotedMergeKeyAsAKey() {
    #expect(shown("\"<<\": a") == "{“<<”: a}")
  }

  @Test(arguments: [
    (Array("ä: ".utf8) + [0xFF], 4..<5, "the byte 0xff is not UTF-8"),
    (Array("ä: ".utf8) + [0xC3], 4..<5, "the byte 0xc3 is not UTF-8"),
    (Array("ä: ".utf8) + [0xED, 0xA0, 0x80], 4..<5, "the byte 0xed is not UTF-8"),
    (Array("ä: 😀\0b".utf8), 8..<9, "the control character U+0000 is not allowed"),
    (Array("a: \u{1B}[2J".utf8), 3..<4, "the control character U+001B is not allowed"),
    (Array("a: ä\u{7F}".utf8), 5..<6, "the control character U+007F is not allowed"),
    (Array("a: \u{9B}".utf8), 3..<5, "the control character U+009B is not allowed"),
    (Array("a: \u{FFFF}".utf8), 3..<6, "the control character U+FFFF is not allowed"),
  ])
  func refusesBytes(_ bytes: [UInt8], _ range: Range<Int>, _ message: String) {
    let problem = #expect(throws: YAMLProblem.self) { try YAML.read(bytes, in: 0..<bytes.count).get() }
    #expect(problem?.kind == .syntax)
    #expect(problem?.message == message)
    #expect(problem?.range == range)
  }
}
