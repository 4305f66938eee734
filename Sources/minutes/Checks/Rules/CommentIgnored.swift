import Bytes
import Diagnostics
import Markdown

/// A comment that dresses a slide wants HedgeDoc's own spelling: everything else does nothing.
enum CommentIgnored {
  static let rule = Rule(
    "comment-ignored", .warning,
    "a `.slide` or `.element` comment of which HedgeDoc takes nothing, or not what was meant",
    """
    HedgeDoc reads `name="value"` in such comments only with double quotes, with a value and without `=` in it, and only the names
    `class`, `id`, `style` and those that begin with `data-`. What it does not understand it ignores. An `.element` comment
    dresses the nearest element before it in its line, be that a bold word; first in its line, it dresses the whole line.

    Wrong: `<!-- .slide: data-background='./sky.jpg' -->`
    Right: `<!-- .slide: data-background="./sky.jpg" -->`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      for comment in subject.lines.comments {
        guard text.find(".slide:", in: comment) != nil || text.find(".element", in: comment) != nil else { continue }
        bare(comment, text, subject, &found)
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
      subject.forEachNode { node in partOnly(node.children, text, subject, &found) }
    }
  }

  /// Names without a value, such as `data-auto-animate`.
  private static func bare(
    _ comment: Range<Int>, _ text: ByteText, _ subject: CheckInput, _ found: inout [Diagnostic]
  ) {
    var (offset, isQuoted) = (comment.lowerBound, false)
    while offset < comment.upperBound {
      if text[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted, text[offset] == 0x20 else {
        offset += 1
        continue
      }
      let start = offset + 1
      let end = text.end(of: start..<comment.upperBound) { $0.isWord || $0 == UInt8(ascii: "-") }
      offset = max(start, end)
      guard text.has("data-", at: start, limit: end), end < comment.upperBound, text[end].isASCIIWhitespace else {
        continue
      }
      let edit = Edit(range: end..<end, replacement: Array("=\"true\"".utf8))
      found.append(
        rule.finding(
          "attribute \(text.string(start..<end)) needs a value, HedgeDoc ignores it otherwise", at: start..<end,
          in: subject.file, fixes: [Fix(title: "add =\"true\"", safety: .suggested, edits: [edit])]))
    }
  }

  /// `.element` behind a word that is bold, in a line that says more.
  private static func partOnly(
    _ line: [Node], _ text: ByteText, _ subject: CheckInput, _ found: inout [Diagnostic]
  ) {
    for (index, node) in line.enumerated() {
      guard case .htmlInline(let literal) = node.kind, literal.utf8.starts(with: "<!--".utf8),
        text.find(".element", in: node.range) != nil,
        let target = line[..<index].lastIndex(where: \.isDressed), !line[target].isPicture, let first = line.first
      else { continue }
      // Up to the break of the line that the target stands in.
      let behind = text.trimmed(line[target].range.upperBound..<node.range.lowerBound)
      let before = text.trimmed(first.range.lowerBound..<line[target].range.lowerBound)
      guard !behind.isEmpty || !before.isEmpty && text.find("fragment", in: node.range) != nil else { continue }
      var start = node.range.lowerBound
      while start > line[target].range.upperBound, text[start - 1] == 0x20 { start -= 1 }
      let edits = [
        Edit(range: first.range.lowerBound..<first.range.lowerBound, replacement: Array(text[node.range]) + [0x20]),
        Edit(range: start..<node.range.upperBound, replacement: []),
      ]
      found.append(
        rule.finding(
          "comment dresses only \"\(text.string(line[target].range))\", and not its whole line", at: node.range,
          in: subject.file, fixes: [Fix(title: "move it to the start of the line", safety: .suggested, edits: edits)]))
    }
  }

  private static let quotes = "value needs double quotes, HedgeDoc ignores it otherwise"
  private static let sign = "value with \"=\" in it is ignored by HedgeDoc"
}

extension Node {
  /// Whether HedgeDoc has an element for it, which a comment behind it dresses.
  fileprivate var isDressed: Bool {
    switch kind {
    case .emphasis, .strong, .strikethrough, .mark, .inserted, .subscript, .superscript, .code, .link, .autolink,
      .image:
      true
    default: false
    }
  }

  fileprivate var isPicture: Bool { if case .image = kind { true } else { false } }
}
