/// Generates decks from valid and invalid fragments; reproducible by its seed.
struct DeckBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> [UInt8] {
    var bytes: [UInt8] = []
    if below(4) == 0 { bytes += [0xEF, 0xBB, 0xBF] }
    if below(2) == 0 { bytes += Array("---\n".utf8) }
    for _ in 0..<below(60) {
      bytes += Self.pieces[below(Self.pieces.count)]
    }
    return bytes
  }

  mutating func below(_ limit: Int) -> Int {
    // xorshift64
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private static let pieces: [[UInt8]] =
    [
      "-", "---", "----", "-----", "\n", "\n\n", "\n\n\n", "\r\n", "\r", "\n---\n", "\n\n---\n\n", "\n\n----\n\n",
      "\r\n\r\n---\r\n",
      " ", "    ", "\t", "...", "note:", "Note: ", "\nNOTE:", "```", "\n```js=\n", "\n~~~\n", "<!--", "-->",
      "<!-- .slide: data-x=\"1\" -->", "<!-- .element: class=\"a\" -->", ".slide:", ".element", "=\"", "\"",
      "title: ä 🚀\n",
      "slideOptions:\n  theme: white\n", "# Über 🚀\n", "## Team\n", "* ", "1. ", "> ", "[^a]", "[^a]: ", "^[x]",
      "![a](b =1x2)",
      "<img src=\"https://pad.example/uploads/a.png\">", "![](https://pad.example/uploads/b.png?c)", "[x](y)",
      "[a]: b\n",
      "<div>\n", "</div>\n", "<p", "|a|b|\n|-|-|\n", "**", "==", "$", ":rocket:", ":::info\n", ":::\n", "\u{2028}",
      "\u{2029}",
      "\n: a\n", "\n~ ", "  ", "{%gist a/b %}", "{%", "[color=red]", "[name=", "]", "[TOC]", "*[a]: b\n",
      "<aside class=\"notes\">",
      "</aside>", "'", "\\", "&quot;", "(c)", "\u{FEFF}", "ä", "🚀", "e\u{301}", "\0", "a",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80]]
}
