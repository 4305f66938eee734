import Bytes
import Diagnostics
import Markdown

/// What stands behind the language of a fence wants to be something that HedgeDoc knows.
enum FenceNoteIgnored {
  static let rule = Rule(
    "fence-note-ignored", .note, "lines to highlight behind the language of a fence, which do nothing",
    """
    Other programs light up lines that `[1|2-3]` or `{1,3}` name behind the language. HedgeDoc knows `=` for numbers and `!` for
    wrapped lines, and takes no notice of the rest; with `{1,3}` right behind it, the language is lost too.

    Wrong: `~~~js [1|2-3]`
    Right: `~~~js=`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      subject.forEachNode { node in
        guard case .codeBlock(_, _, true, _) = node.kind else { return }
        let line = node.range.lowerBound..<(text.first(0x0A, in: node.range) ?? node.range.upperBound)
        let open = text.end(of: line) { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "{") }
        guard open < line.upperBound else { return }
        let close = text.end(of: (open + 1)..<line.upperBound) { $0.isASCIIDigit || "|,- ".utf8.contains($0) }
        guard close > open + 1, close < line.upperBound, "]}".utf8.contains(text[close]) else { return }
        var start = open
        while start > line.lowerBound, text[start - 1] == 0x20 { start -= 1 }
        let edit = Edit(range: start..<(close + 1), replacement: [])
        found.append(
          rule.finding(
            "lines \(text.string(open..<(close + 1))) are not highlighted", at: open..<(close + 1), in: subject.file,
            fixes: [Fix(title: "take them out", safety: .suggested, edits: [edit])]))
      }
    }
  }
}
