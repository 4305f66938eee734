/// A line that ends a slide: exactly three or four hyphens between empty lines.
///
/// Found in the raw text, inside fences and comments too, as reveal-markdown does in HedgeDoc 1.12: the previous line must
/// exist and be empty, the next must be empty or absent, and the hyphens must have a line end of their own.
public struct Separator: Sendable, Equatable {
  /// Whether the next slide is to the right (`---`) or below (`----`).
  public enum Kind: Sendable { case horizontal, vertical }
  public let kind: Kind
  /// The hyphens.
  public let hyphens: Range<Int>
  /// The range that is removed from the slide text: the empty line's end, the hyphens and their line end.
  public let range: Range<Int>

  /// The maximum number of separators; a deck has dozens of slides, and the rest stays one slide.
  public static let maximumCount = 2_000

  /// The hyphens of the first separator beyond the maximum; `nil` for ordinary texts.
  public static func firstUncut(behind found: [Separator], in bytes: [UInt8], body: Range<Int>) -> Range<Int>? {
    guard found.count == maximumCount, let last = found.last else { return nil }
    return all(in: bytes, range: last.range.upperBound..<body.upperBound).first?.hyphens
  }

  /// The separators of a body, or of a text that will become one; at most `maximumCount`.
  public static func all(in bytes: [UInt8], range: Range<Int>) -> [Separator] {
    var found: [Separator] = []
    bytes.withUnsafeBufferPointer { text in
      // `position` is the first byte that no earlier match consumed.
      var position = range.lowerBound
      var offset = range.lowerBound
      while found.count < maximumCount, let hyphen = firstHyphenRun(in: text, from: offset, to: range.upperBound) {
        offset = hyphen.upperBound
        guard let separator = match(hyphen, in: text, range: range, notBefore: position) else { continue }
        found.append(separator)
        position = separator.range.upperBound
        offset = position
      }
    }
    return found
  }

  /// The next three or four hyphens at the start of a line.
  private static func firstHyphenRun(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Range<Int>? {
    var offset = start
    while offset < end {
      guard text[offset] == UInt8(ascii: "-"), offset == 0 || text[offset - 1] == UInt8(ascii: "\n") else {
        offset += 1
        continue
      }
      var stop = offset
      while stop < end, text[stop] == UInt8(ascii: "-") { stop += 1 }
      if (3...4).contains(stop - offset) { return offset..<stop }
      offset = stop
    }
    return nil
  }

  private static func match(
    _ hyphens: Range<Int>, in text: UnsafeBufferPointer<UInt8>, range: Range<Int>, notBefore position: Int
  ) -> Separator? {
    guard let end = lineEnd(in: text, at: hyphens.upperBound, limit: range.upperBound) else { return nil }
    guard isLineEnd(end, in: text, limit: range.upperBound) else { return nil }
    // The line end before the hyphens is that of the empty line, which must be the first or follow another line end.
    var start = hyphens.lowerBound - 1
    guard start >= position, text[start] == UInt8(ascii: "\n") else { return nil }
    if start > position, text[start - 1] == UInt8(ascii: "\r") { start -= 1 }
    guard start == range.lowerBound || isLineStart(start, in: text, range: range) else { return nil }
    return Separator(
      kind: hyphens.count == 3 ? .horizontal : .vertical, hyphens: hyphens, range: start..<end)
  }

  /// The offset after the line end at `offset`; `nil` if there is none.
  private static func lineEnd(in text: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) -> Int? {
    if offset < limit, text[offset] == UInt8(ascii: "\n") { return offset + 1 }
    if offset + 1 < limit, text[offset] == UInt8(ascii: "\r"), text[offset + 1] == UInt8(ascii: "\n") {
      return offset + 2
    }
    return nil
  }

  /// Whether JavaScript's `^` matches: after a line feed, U+2028 or U+2029.
  private static func isLineStart(_ offset: Int, in text: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Bool {
    text[offset - 1] == UInt8(ascii: "\n")
      || offset - 3 >= range.lowerBound && UnicodeLineEnd.stands(at: offset - 3, in: text, limit: offset)
  }

  /// Whether JavaScript's `$` matches: at the end, or before a line end, U+2028 or U+2029.
  private static func isLineEnd(_ offset: Int, in text: UnsafeBufferPointer<UInt8>, limit: Int) -> Bool {
    offset == limit || lineEnd(in: text, at: offset, limit: limit) != nil
      || UnicodeLineEnd.stands(at: offset, in: text, limit: limit)
  }
}
