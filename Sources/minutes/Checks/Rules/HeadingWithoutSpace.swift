import Bytes
import Diagnostics

/// The `#` of a heading wants a blank behind it.
enum HeadingWithoutSpace {
  static let rule = Rule(
    "heading-without-space", .warning, "hashes that make no heading, since no space follows them",
    """
    Markdown makes a heading of `#` to `######` only where a space stands behind them; otherwise the hashes show as text,
    and a report is not cut there. A single `#` before a word is left alone: that is how people write tags.

    Wrong: `##Two`
    Right: `## Two`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.forEachTextLine { line, text in
      let start = text.end(of: line) { $0 == 0x20 }
      let end = text.end(of: start..<line.upperBound) { $0 == UInt8(ascii: "#") }
      guard start - line.lowerBound <= 3, (2...6).contains(end - start), end < line.upperBound, text[end].isWord,
        subject.isPlainText(at: start)
      else { return }
      let edit = Edit(range: end..<end, replacement: [0x20])
      found.append(
        rule.finding(
          "heading needs a space behind \(text.string(start..<end))", at: start..<end, in: subject.file,
          label: "the hashes show as text", fixes: [Fix(title: "add a space", safety: .suggested, edits: [edit])]))
    }
  }
}
