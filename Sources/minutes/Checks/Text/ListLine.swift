import Bytes

/// A line as a list sees it: how far it is indented, and the marker that it begins with.
struct ListLine {
  struct Marker {
    let isOrdered: Bool
    /// The column where the item's text begins.
    let content: Int
    /// The item's text.
    let text: Range<Int>
  }

  /// Columns of white space; a tab goes on to the next multiple of four.
  let indent: Int
  /// The first byte that is no white space.
  let start: Int
  let marker: Marker?

  init(_ line: Range<Int>, _ text: ByteText) {
    var column = 0
    var offset = line.lowerBound
    while offset < line.upperBound, text[offset] == 0x20 || text[offset] == 0x09 {
      column = text[offset] == 0x20 ? column + 1 : (column / 4 + 1) * 4
      offset += 1
    }
    (indent, start) = (column, offset)
    marker = Self.marker(at: offset, column: column, in: line, text)
  }

  private static func marker(at start: Int, column: Int, in line: Range<Int>, _ text: ByteText) -> Marker? {
    guard start < line.upperBound else { return nil }
    var end = start
    let isBullet = "*-+".utf8.contains(text[start])
    if isBullet {
      end += 1
    } else {
      end = text.end(of: start..<line.upperBound) { $0.isASCIIDigit }
      guard end > start, end - start <= 9, end < line.upperBound, text[end] == 0x2E || text[end] == 0x29 else {
        return nil
      }
      end += 1
    }
    let body = text.end(of: end..<line.upperBound) { $0 == 0x20 || $0 == 0x09 }
    guard body > end || end == line.upperBound, !(isBullet && isRule(start..<line.upperBound, text)) else { return nil }
    // Five spaces or more are one and indented code; a tab behind a marker counts as one here.
    let gap = body == line.upperBound || body - end > 4 ? 1 : body - end
    return Marker(isOrdered: !isBullet, content: column + (end - start) + gap, text: body..<line.upperBound)
  }

  /// `* * *` is a rule.
  private static func isRule(_ range: Range<Int>, _ text: ByteText) -> Bool {
    let mark = text[range.lowerBound]
    return text[range].allSatisfy { $0 == mark || $0.isASCIIWhitespace } && text[range].count { $0 == mark } >= 3
  }
}
