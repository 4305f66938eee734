import Bytes
import Diagnostics
import Markdown

/// A row wants no more cells than the head of its table.
enum CellLost {
  static let rule = Rule(
    "cell-lost", .warning, "a cell beyond the head of its table, which nobody sees",
    """
    A table has as many columns as its head. What a row has more is not shown, and nothing says so. A `|` in a cell wants a
    backslash before it, in code too.

    Wrong: a third cell below a head of two: `| c | d | lost |`
    Right: a head of three, or `| c | d, not lost |`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      subject.forEachNode { node in
        guard case .table(let alignments) = node.kind else { return }
        for row in node.children.dropFirst() {
          let line = text.trimmed(row.range)
          guard let lost = Self.lost(line, beyond: alignments.count, text) else { continue }
          found.append(
            rule.finding(
              "cell needs a column in the head of the table", at: lost, in: subject.file,
              label: "nobody sees it"))
        }
      }
    }
  }

  /// What stands behind the last cell that the table has room for.
  private static func lost(_ line: Range<Int>, beyond count: Int, _ text: ByteText) -> Range<Int>? {
    var (offset, cells) = (line.lowerBound, 0)
    if text.has("|", at: offset, limit: line.upperBound) { offset += 1 }
    while offset < line.upperBound {
      if text[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if text[offset] == UInt8(ascii: "|") {
        cells += 1
        offset += 1
        if cells == count { break }
      } else {
        offset += 1
      }
    }
    guard cells == count, offset < line.upperBound else { return nil }
    var rest = text.trimmed(offset..<line.upperBound)
    while !rest.isEmpty, text[rest.upperBound - 1] == UInt8(ascii: "|") {
      rest = text.trimmed(rest.lowerBound..<(rest.upperBound - 1))
    }
    while !rest.isEmpty, text[rest.lowerBound] == UInt8(ascii: "|") {
      rest = text.trimmed((rest.lowerBound + 1)..<rest.upperBound)
    }
    return rest.isEmpty ? nil : rest
  }
}
