import Bytes
import Decks
import Diagnostics
import Markdown

/// A code fence wants its end on the same slide.
enum FenceUnclosed {
  static let rule = Rule(
    "fence-unclosed", .warning, "a code fence that nothing closes",
    """
    What follows an open fence is code up to the end of the slide, or of the list item that it stands in.

    Wrong: three backquotes, the code, and the next separator
    Right: three backquotes in a line of their own below the code, indented like those above it
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      for checked in subject.slides where !checked.facts.fences.isEmpty {
        var pending = checked.content.document.blocks
        while let node = pending.popLast() {
          guard case .codeBlock(_, _, true, false) = node.kind else {
            pending += node.children
            continue
          }
          // Cut by a separator that the author meant as code: that is the fault, and this its consequence.
          guard !subject.lines.tornFences.contains(where: { $0.contains(node.range.lowerBound) }) else { continue }
          let end = text.first(0x0A, in: node.range) ?? node.range.upperBound
          found.append(
            rule.finding(
              "fence needs an end", at: node.range.lowerBound..<end, in: subject.file, fixes: [fix(node.range, text)]))
        }
      }
    }
  }

  private static func fix(_ fence: Range<Int>, _ text: ByteText) -> Fix {
    let mark = text[fence.lowerBound]
    let count = text.end(of: fence) { $0 == mark } - fence.lowerBound
    var start = fence.lowerBound
    while start > 0, text[start - 1] != 0x0A { start -= 1 }
    let indent = text.end(of: start..<fence.lowerBound) { $0.isASCIIWhitespace } - start
    let end = text.trimmed(fence).upperBound
    let line = [0x0A] + Array(repeating: UInt8(ascii: " "), count: indent) + Array(repeating: mark, count: count)
    return Fix(
      title: "close it below the last line", safety: .suggested, edits: [Edit(range: end..<end, replacement: line)])
  }
}
