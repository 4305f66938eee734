import Diagnostics
import HTML
import Markdown
import Testing

@testable import Decks

/// Large and repetitive inputs give the right result in linear time. Quadratic time would take minutes.
@Suite struct GrowthTests {
  @Test func commentsWithoutNumber() {
    var page = FragmentWriter()
    page.start(.p, at: 0..<1)
    page.text("ä 🚀", at: 0..<1)
    for _ in 0..<50_000 { page.comment(" .element: id=\"a\" ", at: 0..<1) }
    for number in 0..<50_000 { page.comment(" .slide: data-n\(number)=\"1\" data-x=\"\(number)\" ", at: 0..<1) }
    page.end(.p, at: 0..<1)
    var fragment = page.finish()
    let attributes = AttributeComments.apply(to: &fragment).slide
    #expect(attributes.count == 50_001)
    #expect(attributes.first { $0.name == "data-x" }?.value == "49999")
    #expect(fragment.html() == "<p id=\"u-a\">ä 🚀</p>")
  }

  @Test func pictures() {
    let text = String(repeating: "![a](https://pad.example/uploads/a.png)\n\n", count: 10_000)
    let deck = Deck(SourceFile(name: "deck.md", bytes: Array(text.utf8)))
    #expect(LocalPictures.edits(for: deck, server: "https://pad.example", names: ["a.png"]).count == 10_000)
  }

  @Test func slides() {
    func deck(_ separators: Int) -> Deck {
      Deck(SourceFile(name: "deck.md", bytes: Array(("ä 🚀\n" + String(repeating: "\n---\n", count: separators)).utf8)))
    }
    #expect(deck(2_000).slides.count == 2_001)
    #expect(deck(2_000).firstUncut == nil)
    let large = deck(50_000)
    #expect(large.slides.count == 2_001)
    #expect(large.slides.last.map { [$0.h, $0.v] } == [2_000, 0])
    #expect(large.slides.last?.range.upperBound == large.file.bytes.count)
    #expect(large.firstUncut.map { large.file.position(at: $0.lowerBound).line } == 4_003)
  }

  /// One paragraph of the maximum length.
  @Test(arguments: [
    ("\"a ", "b' "), ("![](a)", "'"), ("*\"a* ", "\" "), ("[TOC] abcdefgh ", ""), ("[name=a] bcdefgh ", ""),
    ("A B ", ""), ("{%pdf ", "%}"),
    ("\\\"", "&quot;"), ("..", "--"),
  ])
  func oneParagraph(_ pieces: (first: String, then: String)) {
    let count = 14_000 / (pieces.first.utf8.count + pieces.then.utf8.count)
    let text =
      "* ä 🚀 " + String(repeating: pieces.first, count: count) + String(repeating: pieces.then, count: count)
      + "\n\n*[A]: a\n*[A B]: b\n"
    let deck = Deck(SourceFile(name: "deck.md", bytes: Array(text.utf8)))
    let content = SlideContent(deck.slides[0], in: deck.file)
    #expect(content.document.limits.isEmpty)
    #expect(content.fragment.text().utf8.starts(with: "ä 🚀".utf8))
  }

  @Test(arguments: [
    "a\n: b\n", "a\n\n: b\n\n", ": b\n", "{%gist a/b%}\n\n", "> [color=red]\n\n", "<aside class=notes>a</aside>b\n\n",
    "<aside class=notes>\n\n", "*[a]: b\n",
  ])
  func oneBlockOverAndOver(_ piece: String) {
    let text = "ä 🚀\n\n" + String(repeating: piece, count: 4_000)
    let deck = Deck(SourceFile(name: "deck.md", bytes: Array(text.utf8)))
    let content = SlideContent(deck.slides[0], in: deck.file)
    #expect(content.fragment.text().utf8.starts(with: "ä 🚀".utf8))
  }

  @Test(arguments: [
    (".slide:", true), (".element", true), (".slide: x\n", false), ("a=\"", false), ("=\"=\"", false),
    (".slide:\n", true),
  ]) func unfinishedComment(_ piece: String, _ isComment: Bool) {
    let comment = AttributeComment.read(String(repeating: piece, count: 20_000))
    #expect((comment != nil) == isComment)
    #expect(comment.map { $0.assignments.isEmpty } != false)
  }

  @Test(arguments: ["\n", "-", "---", "---\n", "\n-", "\r\n", "\u{2028}", "note:\n", "note:"])
  func oneThingOverAndOver(_ piece: String) {
    let text = String(repeating: piece, count: 100_000)
    let deck = Deck(SourceFile(name: "deck.md", bytes: Array(text.utf8)))
    #expect(deck.slides.last?.range.upperBound == text.utf8.count)
    let isOneNote = piece == "note:"
    #expect((SpeakerNotes.find(in: deck.file.bytes, slide: deck.body) != nil) == isOneNote)
  }
}
