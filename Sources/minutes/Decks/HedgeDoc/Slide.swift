import Bytes

/// One slide: a slice of the deck's source and its position in the grid.
public struct Slide: Sendable, Equatable {
  /// Column and row, from 0, as in reveal.js' address `#/h/v`.
  public let h: Int
  public let v: Int
  /// The bytes between two separators, blank lines included.
  public let range: Range<Int>

  public init(h: Int, v: Int, range: Range<Int>) { (self.h, self.v, self.range) = (h, v, range) }

  /// Splits the body; each separator says how the text before it is grouped (HedgeDoc 1.12, reveal-markdown).
  ///
  /// A vertical separator opens a stack with that text, or continues the open one; the text before a horizontal one
  /// still belongs to the open stack, which is then closed.
  public static func all(body: Range<Int>, separators: [Separator]) -> [Slide] {
    var slides: [Slide] = []
    slides.reserveCapacity(separators.count + 1)
    var start = body.lowerBound
    var h = 0
    var v = 0
    for separator in separators {
      slides.append(Slide(h: h, v: v, range: start..<max(start, separator.range.lowerBound)))
      start = separator.range.upperBound
      switch separator.kind {
      case .vertical: v += 1
      case .horizontal: (h, v) = (h + 1, 0)
      }
    }
    slides.append(Slide(h: h, v: v, range: start..<body.upperBound))
    return slides
  }
}

extension Slide {
  /// The range from the first to the last byte that is not white space; `nil` for an empty slide.
  public func content(in bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes[range].firstIndex(where: { !$0.isASCIIWhitespace }),
      let last = bytes[range].lastIndex(where: { !$0.isASCIIWhitespace })
    else { return nil }
    return first..<(last + 1)
  }
}
