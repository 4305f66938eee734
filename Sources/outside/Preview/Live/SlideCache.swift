import Decks
import Diagnostics

/// Slides as they were read, so that a deck of which one slide has changed is read where it has changed.
///
/// Places on a slide that was read before are those of its earlier file; findings are not taken from it.
struct SlideCache {
  private struct Key: Hashable {
    let bytes: [UInt8]
    /// Anchors of footnotes go by the place in the grid.
    let h, v: Int
  }

  private var known: [Key: SlideContent] = [:]

  /// The slides of a deck; those of the deck before are forgotten.
  mutating func contents(of deck: Deck) -> [SlideContent] {
    var kept: [Key: SlideContent] = [:]
    defer { known = kept }
    return deck.slides.map { slide in
      let key = Key(bytes: Array(deck.file.bytes[slide.range]), h: slide.h, v: slide.v)
      let content = known[key].map { SlideContent($0, at: slide) } ?? SlideContent(slide, in: deck.file)
      kept[key] = content
      return content
    }
  }
}
