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
    if interface == .two { range = ScriptBlanks.trimmed(range, in: deck) }
    (lead, tail) = (deck[..<range.lowerBound], deck[range.upperBound...])
    deckLines = Self.lines(deck[range])
    let inside = pictures.filter { range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound }
      .map {
        Edit(
          range: ($0.range.lowerBound - range.lowerBound)..<($0.range.upperBound - range.lowerBound),
          replacement: $0.replacement)
      }
    let shown = Edit.apply(inside, to: Array(deck[range])).bytes
    bytes = Self.withPlainLineEnds(shown).filter { $0 != 0 }
    endsInCRLF = deckLines.first.map { $0.suffix(2).elementsEqual([0x0D, 0x0A]) } ?? false
  }

  /// A text in which a line feed ends each line. HedgeDoc takes carriage returns away when a note is made, and would join the
  /// lines of one that stands alone; what is typed or pasted later keeps them.
  public static func withPlainLineEnds(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x0D) else { return text }
    var plain: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte != 0x0D {
        plain.append(byte)
      } else if index + 1 == text.count || text[index + 1] != 0x0A {
        plain.append(0x0A)
      }
    }
    return plain
  }

  /// The deck that a text from the note stands for: `localize` gives the pictures of new lines their local names.
  public func deck(of text: [UInt8], localize: ([UInt8]) -> [UInt8] = { $0 }) -> [UInt8] {
    let known = Lines.split(bytes[...])
    var text = Self.withPlainLineEnds(text)
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    // A note's editor may have put a line end where the deck has none, or the other way round.
    if bytes.last == 0x0A, let last = text.last, last != 0x0A { text.append(0x0A) }
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

  /// Lines with their ends: a line feed, with or without a carriage return, or one of those alone.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? bytes.endIndex
      if end < bytes.endIndex, bytes[end - 1] == 0x0D, bytes[end] == 0x0A { end += 1 }
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}

/// What JavaScript's `trim` takes off, as HedgeDoc 2 does with each text that it keeps: blanks and line ends of all kinds, and
/// the byte order mark.
enum ScriptBlanks {
  /// The range without blanks at its ends.
  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while let length = length(at: start, before: end, in: bytes) { start += length }
    while start < end {
      guard
        let length = (1...3).first(where: {
          end - $0 >= start && self.length(at: end - $0, before: end, in: bytes) == $0
        })
      else { break }
      end -= length
    }
    return start..<end
  }

  private static func length(at offset: Int, before end: Int, in bytes: [UInt8]) -> Int? {
    guard offset < end else { return nil }
    if bytes[offset].isASCIIWhitespace { return 1 }
    if offset + 1 < end, bytes[offset] == 0xC2, bytes[offset + 1] == 0xA0 { return 2 }
    guard offset + 2 < end, bytes[offset] >= 0xE1 else { return nil }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    // U+1680; U+2000 to U+200A, U+2028, U+2029, U+202F; U+205F; U+3000; U+FEFF.
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
      (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
      return 3
    default: return nil
    }
  }
}
