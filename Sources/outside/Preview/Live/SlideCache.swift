import Decks
import Diagnostics

/// Cache of parsed slides: after a change only the changed slides of a deck are parsed again.
///
/// Places within a cached slide refer to the file that it was parsed from, so it must not be used for findings.
struct SlideCache {
  private struct Key: Hashable {
    let bytes: [UInt8]
    /// Position in the grid, which is part of footnote anchors.
    let h, v: Int
  }

  private var cache: [Key: SlideContent] = [:]

  /// Returns the parsed slides of a deck, and drops all others from the cache.
  mutating func contents(of deck: Deck) -> [SlideContent] {
    var current: [Key: SlideContent] = [:]
    defer { cache = current }
    return deck.slides.map { slide in
      let key = Key(bytes: Array(deck.file.bytes[slide.range]), h: slide.h, v: slide.v)
      let content = cache[key].map { SlideContent($0, at: slide) } ?? SlideContent(slide, in: deck.file)
      current[key] = content
      return content
    }
  }
}
