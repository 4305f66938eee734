import Diagnostics

/// The kind of a text, as HedgeDoc reads it and as its author meant it.
public enum DeckKind: Sendable, Equatable {
  /// Slides: the front matter says so, and HedgeDoc reads it.
  case slides
  /// Slides whose front matter HedgeDoc does not read, for example because it follows an empty line.
  case slidesWithLostHead
  /// A text that is not slides.
  case prose
}

extension Deck {
  /// Whether the text is slides. Examples in code fences are ignored.
  public var kind: DeckKind {
    if isSlides { return .slides }
    if let frontMatter, frontMatter.hidesFromBody, frontMatter.root != nil { return .prose }
    return declaresSlides ? .slidesWithLostHead : .prose
  }

  /// Whether a line near the beginning is `type: slide`, with or without quotes.
  private var declaresSlides: Bool {
    var fence: UInt8?
    for line in file.bytes.prefix(1_000).split(separator: UInt8(ascii: "\n")) {
      let text = line.drop { $0 == 0x20 }
      if let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        text.prefix(while: { $0 == mark }).count >= 3
      {
        fence = fence == nil ? mark : fence == mark ? nil : fence
      } else if fence == nil, Self.isTypeSlide(line) {
        return true
      }
    }
    return false
  }

  private static func isTypeSlide(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "type:".utf8) else { return false }
    let value = line.dropFirst(5).filter { ![0x20, 0x09, 0x0D].contains($0) }
    return ["slide", "\"slide\"", "'slide'"].contains { $0.utf8.elementsEqual(value) }
  }
}
