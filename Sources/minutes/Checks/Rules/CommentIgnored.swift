import Bytes
import Diagnostics

/// A comment that dresses a slide wants HedgeDoc's own spelling: everything else does nothing.
enum CommentIgnored {
  static let rule = Rule(
    "comment-ignored", .warning, "a `.slide` or `.element` comment of which HedgeDoc takes nothing",
    """
    HedgeDoc reads `name="value"` in such comments only with double quotes, without `=` in the value, and only the names
    `class`, `id`, `style` and those that begin with `data-`. What it does not understand it ignores.

    Wrong: `<!-- .slide: data-background='./sky.jpg' -->`
    Right: `<!-- .slide: data-background="./sky.jpg" -->`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      for comment in subject.lines.comments {
        guard text.find(".slide:", in: comment) != nil || text.find(".element", in: comment) != nil else { continue }
        var offset = comment.lowerBound
        while let equals = text.first(UInt8(ascii: "="), in: offset..<comment.upperBound) {
          offset = equals + 1
          guard offset < comment.upperBound else { break }
          guard text[offset] == UInt8(ascii: "\"") else {
            if text[equals - 1].isASCIILetter {
              found.append(rule.finding(quotes, at: equals..<offset, in: subject.file))
            }
            break
          }
          let value =
            (offset + 1)..<(text.first(UInt8(ascii: "\""), in: (offset + 1)..<comment.upperBound) ?? comment.upperBound)
          if text.first(UInt8(ascii: "="), in: value) != nil {
            found.append(rule.finding(sign, at: value, in: subject.file))
          }
          offset = value.upperBound
        }
      }
    }
  }

  private static let quotes = "value needs double quotes, HedgeDoc ignores it otherwise"
  private static let sign = "value with \"=\" in it is ignored by HedgeDoc"
}
