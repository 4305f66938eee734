import Bytes
import Diagnostics

/// The asterisks of emphasis want to touch the text.
enum EmphasisWithBlank {
  static let rule = Rule(
    "emphasis-with-blank", .warning, "asterisks that emphasise nothing, since a space stands inside them",
    """
    `**` opens where text follows at once, and closes where text stands right before it. With a space in between, the
    asterisks show as text.

    Wrong: `It is **now ** here`
    Right: `It is **now** here`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.forEachTextLine { line, text in
      var offset = line.lowerBound
      while let open = text.find("**", in: offset..<line.upperBound) {
        offset = open + 2
        guard let close = text.find("**", in: offset..<line.upperBound) else { return }
        let inside = (open + 2)..<close
        let trimmed = text.trimmed(inside)
        // One of the two sides is right: `2 ** 3 ** 4` is none of this.
        let isHalf = (trimmed.lowerBound > inside.lowerBound) != (trimmed.upperBound < inside.upperBound)
        guard !trimmed.isEmpty, isHalf, text.first(UInt8(ascii: "*"), in: trimmed) == nil,
          subject.isPlainText(at: open), subject.isPlainText(at: close), isOuter(open, close + 2, line, text)
        else {
          offset = close
          continue
        }
        let edits = [inside.lowerBound..<trimmed.lowerBound, trimmed.upperBound..<inside.upperBound].filter {
          !$0.isEmpty
        }
        found.append(
          rule.finding(
            "emphasis needs its asterisks at the text", at: open..<(close + 2), in: subject.file,
            label: "the asterisks show as text",
            fixes: [
              Fix(
                title: "take the space out", safety: .suggested, edits: edits.map { Edit(range: $0, replacement: []) })
            ]))
        offset = close + 2
      }
    }
  }

  /// Whether what stands around the asterisks lets them be the ends of emphasis: a blank, a bracket, the end of the line.
  private static func isOuter(_ open: Int, _ close: Int, _ line: Range<Int>, _ text: ByteText) -> Bool {
    let before = open == line.lowerBound || !text[open - 1].isWord && text[open - 1] != UInt8(ascii: "*")
    let after = close >= line.upperBound || !text[close].isWord && text[close] != UInt8(ascii: "*")
    return before && after
  }
}
