public import Diagnostics

/// A deck as its reports make it, with the pictures that lie beside it: where each byte of it comes from.
public struct LocalizedDeck {
  public let deck: AssembledDeck
  /// What localises the pictures of `deck.bytes`, in order.
  public let pictures: [Edit]
  /// The deck as it is archived.
  public let bytes: [UInt8]

  public init(_ deck: AssembledDeck, pictures: [Edit]) {
    self.deck = deck
    self.pictures = pictures.sorted { $0.range.lowerBound < $1.range.lowerBound }
    bytes = pictures.isEmpty ? deck.bytes : Edit.apply(self.pictures, to: deck.bytes).bytes
  }

  /// Where a part lies in the archived deck.
  public func place(of part: AssembledDeck.Part) -> Range<Int> {
    moved(part.range.lowerBound)..<moved(part.range.upperBound)
  }

  /// A stretch of the archived deck.
  public struct Span {
    public var range: Range<Int>
    /// The bytes of the report that it is; `nil` where the deck made it.
    public var file: Range<Int>?
    /// It stands for those bytes and is not the same: a picture's address.
    public var isReplaced = false
  }

  /// What the archived deck of one part consists of.
  public func spans(of part: AssembledDeck.Part) -> [Span] {
    var spans: [Span] = []
    var start = 0
    for piece in deck.pieces {
      defer { start += piece.bytes.count }
      let end = start + piece.bytes.count
      guard part.range.contains(start), end <= part.range.upperBound else { continue }
      switch piece {
      case .made: spans.append(Span(range: moved(start)..<moved(end), file: nil))
      case .slice(_, let file):
        var (at, place) = (start, file.lowerBound)
        for edit in pictures where edit.range.lowerBound >= start && edit.range.upperBound <= end {
          let before = edit.range.lowerBound - at
          if before > 0 {
            spans.append(Span(range: moved(at)..<moved(edit.range.lowerBound), file: place..<(place + before)))
          }
          place += before
          let length = edit.range.count
          let from = moved(edit.range.lowerBound)
          spans.append(
            Span(range: from..<(from + edit.replacement.count), file: place..<(place + length), isReplaced: true))
          (at, place) = (edit.range.upperBound, place + length)
        }
        if at < end { spans.append(Span(range: moved(at)..<moved(end), file: place..<file.upperBound)) }
      }
    }
    return spans
  }

  /// A place of the assembled deck, in the archived one.
  private func moved(_ offset: Int) -> Int {
    pictures.reduce(offset) { $1.range.upperBound <= offset ? $0 + $1.replacement.count - $1.range.count : $0 }
  }
}
