/// Generates reports and decks from valid and invalid fragments; reproducible by its seed.
struct MadeUpText {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A report with or without front matter, sometimes with an invalid byte.
  mutating func reportBytes() -> [UInt8] {
    var bytes = Array((Self.heads[below(Self.heads.count)] + report()).utf8)
    if below(5) == 0 { bytes[below(bytes.count)] = UInt8(below(256)) }
    return bytes
  }

  /// A report without front matter.
  mutating func report() -> String {
    // A first line of three hyphens would begin front matter.
    ["x", "\n", "* x\n", " "][below(4)] + (0..<below(20)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined()
  }

  /// A deck with some of the teams Ops, IaaS and Documentation.
  mutating func deck() -> [UInt8] {
    var text = below(8) == 0 ? "\u{FEFF}" : ""
    if below(4) > 0 { text += "---\ntitle: ä 🚀\n---\n\n" }
    for _ in 0..<below(14) {
      text += Self.headings[below(Self.headings.count)]
      text += (0..<below(5)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined()
      text += Self.joints[below(Self.joints.count)]
    }
    if below(3) == 0 { text += "the end" }
    if below(6) == 0 { text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
    var bytes = Array(text.utf8)
    if below(10) == 0, !bytes.isEmpty { bytes[below(bytes.count)] = UInt8(below(256)) }
    return bytes
  }

  mutating func below(_ limit: Int) -> Int {
    // xorshift64
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }

  private static let heads = [
    "", "\u{FEFF}", "---\nreporter: anna\n---\n", "---\r\nreporter: [anna, ben]\r\n---\r\n",
    "---\nmeeting: none\n---\n", "---\n\n",
    "---\nreporter: [\n---\n", "---\nreporter: anna\n", "---\n---\n", "----\n\n", "---\nä: &a 🚀\n...\n",
  ]
  private static let headings = [
    "# Team Ops\n", "# Team IaaS 🚀\n", "## Team IaaS (2/2)\n", "# SIG Documentation\n", "# Team Opps\n", "# Grüße\n",
    "", "\n",
    "Team Ops\n===\n", "<h1>Team IaaS</h1>\n", "---\n\n# Team Ops\n", "\u{FEFF}# Team IaaS\n",
  ]
  private static let joints = [
    "\n---\n\n", "\n----\n\n", "\n---\n\n", "\n----\n\n", "\n\n---\n\n", "\n---\n\n\n", "---\n\n", "\n---\n",
    "\n---\n---\n\n",
    "\n----\n\n---\n\n", "\n----\n\n\n\n", "\n --- \n\n", "\r\n---\r\n\r\n", "\n---\n\u{2028}", "\n\n\n\n", "",
  ]
  private static let pieces = [
    "Ä 🚀\n", "\n", "\n\n", "---\n", "----\n", "\n---\n\n", "\n----\n\n", "## Topic\n", "# Heading\n", "* item\n",
    "    code\n",
    "```\n", "<!-- c -->\n", "<!--\n", "-->\n", "text", " ", "===\n", "> quote\n", "- - -\n", "![](a)\n", "[a]: b\n",
    "|a|\n|-|\n",
    "note: x\n", "<div>\n", "\t", "-",
  ]
}
