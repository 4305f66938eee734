import Diagnostics

/// What a text is to HedgeDoc, and was meant to be.
public enum DeckKind: Sendable, Equatable {
  /// Slides: its head says so, and HedgeDoc reads it.
  case slides
  /// It says that it is slides where HedgeDoc does not read it, such as below an empty line.
  case slidesWithLostHead
  /// A text that is read from top to end.
  case prose
}

extension Deck {
  /// Whether the text is slides. What a fence shows as an example counts for nothing.
  public var kind: DeckKind {
    if isSlides { return .slides }
    if let frontMatter, frontMatter.hidesFromBody, frontMatter.root != nil { return .prose }
    return saysSlide ? .slidesWithLostHead : .prose
  }

  /// Whether a line near the beginning says `type: slide`, with or without quotes.
  private var saysSlide: Bool {
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
