import Decks
import Diagnostics
import Testing

@Suite struct DeckKindTests {
  @Test(arguments: [
    ("---\ntype: slide\n---\n# A\n", DeckKind.slides), ("---\ntype: \"slide\"\n---\n# A\n", .slides),
    ("---\ntype: 'slide' # a remark\n---\n# A\n", .slides), ("---\nslideOptions: { theme: white }\n---\n", .slides),
    ("\n---\ntype: slide\n---\n# A\n", .slidesWithLostHead),
    ("ä 🦓\n\n---\ntype: \"slide\"\n---\n# A\n", .slidesWithLostHead),
    ("# How\n\n```\ntype: slide\n```\n\ntext\n----\nmore\n", .prose),
    ("# How\n\n~~~yaml\n---\ntype: slide\n---\n~~~\n", .prose), ("---\ntype: document\n---\ntype: slide\n", .prose),
    ("\n`a` b `c`\ntype: slide\n", .slidesWithLostHead), ("", .prose), ("# A\n----\n# B\n", .prose),
  ]) func whatATextIs(_ text: String, _ kind: DeckKind) {
    #expect(Deck(SourceFile(name: "a.md", bytes: Array(text.utf8))).kind == kind)
  }
}
