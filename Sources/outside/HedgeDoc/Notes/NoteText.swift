import Bytes
public import Diagnostics
import Reports

/// A deck's text as the note has it: HedgeDoc takes some bytes away, and pictures have addresses on the server.
///
/// It has a line for each line of the deck, but for blank ones at the ends, so that a text that comes back can be put
/// together of the deck's own lines wherever nobody changed one.
public struct NoteText: Sendable {
  /// What is sent.
  public let bytes: [UInt8]
  /// The deck's lines that it has, each with its line end.
  private let deckLines: [ArraySlice<UInt8>]
  /// What of the deck stands before and behind them.
  private let (lead, tail): (ArraySlice<UInt8>, ArraySlice<UInt8>)
  private let endsInCRLF: Bool

  /// `pictures` replace local names by addresses; they reach over no line end. HedgeDoc 2 takes blanks off both ends.
  public init(deck: [UInt8], pictures: [Edit], interface: NoteAddress.Interface) {
    let start = deck.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var range = start..<deck.count
    if interface == .two { range = Self.trimmed(range, in: deck) }
    (lead, tail) = (deck[..<range.lowerBound], deck[range.upperBound...])
    deckLines = Lines.split(deck[range])
    let inside = pictures.filter { range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound }
      .map {
        Edit(
          range: ($0.range.lowerBound - range.lowerBound)..<($0.range.upperBound - range.lowerBound),
          replacement: $0.replacement)
      }
    let shown = Edit.apply(inside, to: Array(deck[range])).bytes
    bytes = shown.filter { $0 != 0x0D && $0 != 0 }
    endsInCRLF = deckLines.first.map { $0.suffix(2).elementsEqual([0x0D, 0x0A]) } ?? false
  }

  /// The deck that a text from the note stands for: `localize` gives the pictures of new lines their local names.
  public func deck(of text: [UInt8], localize: ([UInt8]) -> [UInt8] = { $0 }) -> [UInt8] {
    let known = Lines.split(bytes[...])
    // A note's editor may have put a line end where the deck has none, or the other way round.
    let theirs = Lines.split(text[...])
    guard known.count == deckLines.count else { return localize(text) }
    let hunks = LineDiff.hunks(known, theirs)
    var deck = Array(lead)
    var (old, new) = (0, 0)
    for hunk in hunks + [LineDiff.Hunk(old: known.count..<known.count, new: theirs.count..<theirs.count)] {
      for index in old..<hunk.old.lowerBound { deck += deckLines[index] }
      new = hunk.new.lowerBound
      var fresh: [UInt8] = []
      for line in theirs[new..<hunk.new.upperBound] {
        fresh += endsInCRLF && line.last == 0x0A ? line.dropLast() + [0x0D, 0x0A] : line
      }
      deck += fresh.isEmpty ? [] : localize(fresh)
      (old, new) = (hunk.old.upperBound, hunk.new.upperBound)
    }
    return deck + tail
  }

  private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    guard let first = range.first(where: { !bytes[$0].isASCIIWhitespace }),
      let last = range.last(where: { !bytes[$0].isASCIIWhitespace })
    else { return range.upperBound..<range.upperBound }
    return first..<(last + 1)
  }
}
