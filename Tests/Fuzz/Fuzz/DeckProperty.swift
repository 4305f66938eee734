import Decks
import Diagnostics

/// Slides and separators tile the body, so that joining them gives the deck back.
enum DeckProperty {
  static func check(_ bytes: [UInt8]) {
    let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
    hold(deck.body, within: 0..<bytes.count, "body")
    hold(deck.body.upperBound == bytes.count, "the body ends with the file")
    if let head = deck.frontMatter { hold(head.range, within: 0..<bytes.count, "front matter") }
    hold(deck.slides.count == deck.separators.count + 1, "one slide more than separators")
    var joined = Array(bytes[..<deck.body.lowerBound])
    for (index, slide) in deck.slides.enumerated() {
      hold(slide.range.lowerBound == joined.count, "slide \(index) begins where the text before it ends")
      joined += bytes[slide.range]
      if let content = slide.content(in: bytes) { hold(content, within: slide.range, "content") }
      guard index < deck.separators.count else { continue }
      let separator = deck.separators[index]
      hold(separator.range.lowerBound == joined.count, "separator \(index) begins where its slide ends")
      hold(separator.hyphens, within: separator.range, "hyphens")
      hold(
        separator.hyphens.count == (separator.kind == .horizontal ? 3 : 4)
          && bytes[separator.hyphens].allSatisfy { $0 == UInt8(ascii: "-") }, "three or four hyphens")
      let next = deck.slides[index + 1]
      hold(
        (next.h, next.v) == (separator.kind == .horizontal ? (slide.h + 1, 0) : (slide.h, slide.v + 1)), "the grid")
      joined += bytes[separator.range]
    }
    hold(joined == bytes, "slides and separators, joined, are the deck")
    _ = deck.title
  }
}
