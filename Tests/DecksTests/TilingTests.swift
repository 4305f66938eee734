import Diagnostics
import HTML
import Testing

@testable import Decks

/// Slides and separators together cover the body exactly, for any bytes.
@Suite struct TilingTests {
  @Test(arguments: 0..<40) func slidesAndSeparatorsTileTheBody(seed: Int) {
    var source = DeckBytes(seed: UInt64(seed))
    for _ in 0..<50 {
      let bytes = source.next()
      let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
      #expect(Self.fault(of: deck) == nil, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  /// Parsing and rendering accept any input, and their ranges lie in the file.
  @Test(arguments: 0..<20) func placesLieInTheSlide(seed: Int) {
    var source = DeckBytes(seed: UInt64(1000 + seed))
    for _ in 0..<20 {
      let bytes = source.next()
      let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
      let contents = deck.slides.map { SlideContent($0, in: deck.file) }
      let outside = contents.flatMap { content in
        let facts = SlideFacts(content)
        let places = facts.headings.map(\.place) + facts.links.map(\.place) + facts.pictures.map(\.place)
        let notes = content.notes.map { [$0.marker, $0.text] } ?? []
        return (places + notes).filter { !Self.isInside($0, content.slide.range) }
      }
      #expect(outside == [], "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      let pictures = UploadedPicture.all(
        in: deck.file, frontMatter: deck.frontMatter, contents, server: LocalisedDeck.server)
      #expect(pictures.allSatisfy { Self.isInside($0.address, 0..<bytes.count) })
    }
  }

  /// U+FFFD is longer than the byte that it replaces.
  @Test(arguments: [[0x3C, 0x21, 0x4C, 0xC0], Array("ä🚀 <b".utf8) + [0xC0, 0xC1, 0xFE, 0x3E]])
  func htmlOfBytesThatAreNoTextLiesInTheSlide(bytes: [UInt8]) {
    let deck = Deck(SourceFile(name: "deck.md", bytes: bytes))
    let fragment = SlideContent(deck.slides[0], in: deck.file).fragment
    let places = fragment.nodes.map(\.place) + fragment.drops.map(\.place)
    #expect(places.filter { !Self.isInside($0, 0..<bytes.count) } == [])
  }

  private static func isInside(_ range: Range<Int>, _ whole: Range<Int>) -> Bool {
    range.lowerBound >= whole.lowerBound && range.upperBound <= whole.upperBound
  }

  /// Returns the first gap or overlap of a deck's parts; `nil` if there is no fault.
  private static func fault(of deck: Deck) -> String? {
    guard deck.slides.count == deck.separators.count + 1 else { return "slides and separators do not alternate" }
    var end = deck.body.lowerBound
    var (h, v) = (0, 0)
    for (index, slide) in deck.slides.enumerated() {
      guard slide.range.lowerBound == end else { return "slide \(index) does not begin where the text before it ends" }
      guard (slide.h, slide.v) == (h, v) else { return "slide \(index) is \(slide.h)/\(slide.v), not \(h)/\(v)" }
      end = slide.range.upperBound
      guard index < deck.separators.count else { break }
      let separator = deck.separators[index]
      guard separator.range.lowerBound == end else { return "separator \(index) does not begin where its slide ends" }
      let hyphens = String(decoding: deck.file.bytes[separator.hyphens], as: UTF8.self)
      guard hyphens == (separator.kind == .horizontal ? "---" : "----") else {
        return "separator \(index) is \(hyphens)"
      }
      let text = String(decoding: deck.file.bytes[separator.range], as: UTF8.self).unicodeScalars.filter { $0 != "\r" }
      guard String(String.UnicodeScalarView(text)) == "\n\(hyphens)\n" else { return "separator \(index) takes more" }
      end = separator.range.upperBound
      if separator.kind == .horizontal { (h, v) = (h + 1, 0) } else { v += 1 }
    }
    return end == deck.file.bytes.count ? nil : "the last slide is not the end"
  }
}
