/// Generates decks and minutes from valid and invalid fragments; reproducible by its seed.
struct MadeDeck {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> [UInt8] {
    var bytes: [UInt8] = []
    if below(2) == 0 { bytes += Array("---\ntype: slide\ntitle: 'Ü: {1}'\n---\n".utf8) }
    for _ in 0..<below(50) { bytes += Self.pieces[below(Self.pieces.count)] }
    return bytes
  }

  private mutating func below(_ limit: Int) -> Int {
    // xorshift64
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private static let pieces: [[UInt8]] =
    [
      "\n", "\n\n", "\n\n---\n\n", "\n\n----\n\n", "\r\n", "    ", "\t", " ", "\nNote: ", "```\n", "\n```js=3\n",
      "\n~~~\n",
      "\n```mdx-code-block\n", "<!--", "-->", "<!-- .slide: data-background=\"./cover.png\" -->", "# Über 🎉\n",
      "\n## Team\n",
      "* ", "\n1. ", "\n> ", "[^a]", "\n[^a]: ", "^[x]", "![a](./cover.png =1x2)", "![b](https://example.org/{b}.png)",
      "<img src=\"./cover.png\" width=\"3\">", "[x](y)", "[x](./20251211.md#a)", "<div>\n", "</div>\n", "<p",
      "<font color=red>",
      "</font>", "<details><summary>", "</summary>", "</details>", "\n|a|b|\n|-|:-:|\n", "|", "**", "*", "_", "==",
      "++", "~",
      "^", "$", ":rocket:", "\n:::info\n", "\n:::\n", "::", ":a", "\u{2028}", "{%gist a/b %}", "{%", "{", "}", "{1+1}",
      "<",
      ">", "<b>", "</b>", "<A.B c={d}>", "<></>", "<https://example.org/?a={b}>", "\nimport a from 'b'\n",
      "\nexport default 1\n",
      "import ", "[color=red]", "[name=Ü]", "[TOC]", "\n*[a]: b\n", "<table><tr><td colspan=2>", "</table>", "\n: a\n",
      "'",
      "\"", "\\", "\\\n", "&lt;", "&#123;", "&amp;lt;", "`", "``", "`{`", "<br>", "<code>", "</code>", "<pre>",
      "</pre>",
      "[ ] ", "ä", "🎉", "e\u{301}", "\0", "a", "b ", "#", "-", "=", "+",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
}
