import Bytes
import Diagnostics

/// A link wants its text in brackets and its address in parentheses.
enum LinkReversed {
  static let rule = Rule(
    "link-reversed", .warning, "a link with its brackets and parentheses the wrong way round",
    """
    Text stands in `[…]`, the address behind it in `(…)`. The other way round nothing is a link, and readers see both.

    Wrong: `(the plan)[https://example.org/plan]`
    Right: `[the plan](https://example.org/plan)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.forEachTextLine { line, text in
      var offset = line.lowerBound
      while let middle = text.find(")[", in: offset..<line.upperBound) {
        offset = middle + 2
        guard let end = text.first(UInt8(ascii: "]"), in: offset..<line.upperBound) else { return }
        let address = offset..<end
        var open = middle
        while open > line.lowerBound, text[open - 1] != UInt8(ascii: ")"), text[open - 1] != UInt8(ascii: "(") {
          open -= 1
        }
        guard open > line.lowerBound, text[open - 1] == UInt8(ascii: "("), open < middle, isAddress(address, text),
          open < line.lowerBound + 2 || text[open - 2] != UInt8(ascii: "]"), subject.isPlainText(at: open - 1)
        else { continue }
        let whole = (open - 1)..<(end + 1)
        let link = [UInt8(ascii: "[")] + text[open..<middle] + Array("](".utf8) + text[address] + [UInt8(ascii: ")")]
        found.append(
          rule.finding(
            "link needs its text in brackets and its address in parentheses", at: whole, in: subject.file,
            fixes: [
              Fix(title: "swap them", safety: .suggested, edits: [Edit(range: whole, replacement: link)])
            ]))
        offset = end + 1
      }
    }
  }

  private static func isAddress(_ range: Range<Int>, _ text: ByteText) -> Bool {
    guard text.end(of: range, while: { !$0.isASCIIWhitespace }) == range.upperBound else { return false }
    return ["https://", "http://", "mailto:", "./", "../"].contains { (word: StaticString) in
      text.has(word, at: range.lowerBound, limit: range.upperBound)
    }
  }
}
