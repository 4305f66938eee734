import Testing
import YAML

@Suite struct ValueTests {
  @Test(arguments: [
    ("", "nothing"),
    ("# 😀 only a comment\n", "nothing"),
    ("---\n# only a comment", "nothing"),
    ("---\ntitle: Wölfe 😀\ntype: slide\n", "{title: Wölfe 😀, type: slide}"),
    ("---\na: 1\n...\n", "{a: 1}"),
    ("---title", "title"),
    ("--- title: 😀", "{title: 😀}"),
    ("--- # note\nä: b", "{ä: b}"),
    ("\u{FEFF}ä: 😀", "{ä: 😀}"),
    ("a: b\r\nc:\r\n  - d\r\n", "{a: b, c: [d]}"),
    ("time: \"15:05\"\nold: 'it''s'", "{time: “15:05”, old: “it's”}"),
    ("text: |\n  eins\n  zwei\nfold: >-\n  a\n  b\n", "{text: “eins\nzwei\n”, fold: “a b”}"),
    ("call: { title: Call, days: [mo, \"di\"] }", "{call: {title: Call, days: [mo, “di”]}}"),
    ("key:\nother: ~", "{key: , other: ~}"),
    ("url: https://example.org/a?b=c#d", "{url: https://example.org/a?b=c#d}"),
    ("answer: yes\nsecond: on", "{answer: yes, second: on}"),
    ("? [a, b]\n: c", "{[a, b]: c}"),
    ("\"a\\0b\\u00e4\": c", "{“a\0bä”: c}"),
    // Values accepted by js-yaml 4; libyaml by itself does not.
    ("a: 1\n\t\nb: 2\n", "{a: 1, b: 2}"),
    ("a: 1\n\t# note\nb: 2\n", "{a: 1, b: 2}"),
    ("title: a\u{2028}b\u{85}c", "{title: a\u{2028}b\u{85}c}"),
  ])
  func reads(_ source: String, _ expected: String) {
    #expect(shown(source) == expected)
  }

  @Test func readsOnlyTheRange() throws {
    let bytes = Array("ä\n---\ntitle: Ü 😀\n---\nbody: [".utf8)
    let node = try #require(try YAML.read(bytes, in: 3..<22).get())
    #expect(shown(node) == "{title: Ü 😀}")
    #expect(node["title"].map { slice(bytes, $0.range) } == "Ü 😀")
  }

  @Test func clampsTheRange() throws {
    #expect(shown(try #require(try YAML.read(Array("a: b".utf8), in: -4..<99).get())) == "{a: b}")
  }

  @Test(arguments: [
    ("ä: 😀 x\nkey: value # c", "value"),
    ("ä: 😀\nkey: \"vä\\n😀\" # c", "\"vä\\n😀\""),
    ("ä: 😀\nkey: { a: 😀 } # c", "{ a: 😀 }"),
    ("ä: 😀\nkey:\n  - ü\n  - 😀  # c\n\nnext: 1", "- ü\n  - 😀"),
    ("ä: 😀\r\nkey:\r\n  a: ü\r\n  b:\r\n\r\nnext: 1", "a: ü\r\n  b:"),
    ("ä: 😀\nkey: |\n  zwölf\n  😀\n\nnext: 1", "|\n  zwölf\n  😀"),
    ("ä: 😀\nkey:\nnext: 1", ""),
    ("\u{FEFF}ä: 😀\nkey: ü", "ü"),
    ("ä: 😀\u{2028}\nkey: ü\u{2029}b", "ü\u{2029}b"),
  ])
  func knowsPlaces(_ source: String, _ expected: String) throws {
    let value = try #require(read(source)?["key"])
    #expect(slice(Array(source.utf8), value.range) == expected)
  }

  @Test func knowsPlacesFarIntoAText() throws {
    let source = String(repeating: "# 😀 äöü ß\n", count: 200) + "key: [ü, \"😀\", z]"
    let items = try #require(read(source)?["key"]?.items)
    #expect(items.map { slice(Array(source.utf8), $0.range) } == ["ü", "\"😀\"", "z"])
  }

  @Test func givesEntriesInTheirOrder() throws {
    let entries = try #require(read("b: 1\na: 2\nc: 3")?.entries)
    #expect(entries.map { $0.key.string } == ["b", "a", "c"])
    #expect(read("- a")?.entries == nil)
    #expect(read("a: b")?.items == nil)
  }

  @Test func looksUpKeysByTheirBytes() throws {
    let node = try #require(read("a\u{308}: decomposed\nä: composed"))
    #expect(node["ä"]?.string == "composed")
    #expect(node["a\u{308}"]?.string == "decomposed")
    #expect(node["A"] == nil)
  }
}
