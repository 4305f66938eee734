import Diagnostics

/// Values of style declarations want no quotes: browsers drop the declaration without a word.
enum StyleValueQuoted {
  static let rule = Rule(
    "style-value-quoted", .warning, "a style value in quotes, such as `color: \"#50c3a5\"`",
    """
    In CSS a colour or a length is no string. With quotes around it the browser drops the whole declaration, and the
    slide keeps the theme's look. Only a few properties take strings: `content`, `font-family`, `quotes`.

    Wrong: `color: "#50c3a5";`
    Right: `color: #50c3a5;`

    `minutes check --fix` removes the quotes.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      for style in subject.lines.styles where !subject.isCode(at: style.lowerBound) {
        report(style, text, isList: false, subject, &found)
      }
      for line in subject.lines.lines where line.context == .text || line.context == .comment {
        var offset = line.range.lowerBound
        while let name = text.find("style=", in: offset..<line.range.upperBound) {
          offset = name + 6
          guard offset < line.range.upperBound, text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "'"),
            let end = text.first(text[offset], in: (offset + 1)..<line.range.upperBound)
          else { continue }
          if !text.isInCodeSpan(name, line: line.range), !subject.isCode(at: name) {
            report((offset + 1)..<end, text, isList: true, subject, &found)
          }
          offset = end
        }
      }
    }
  }

  private static func report(
    _ range: Range<Int>, _ text: ByteText, isList: Bool, _ subject: CheckInput, _ found: inout [Diagnostic]
  ) {
    for value in QuotedStyleValue.all(in: range, text, isList: isList) {
      let (start, end) = (value.place.lowerBound, value.place.upperBound)
      let edits = [
        Edit(range: start..<(start + 1), replacement: []), Edit(range: (end - 1)..<end, replacement: []),
      ]
      found.append(
        rule.finding(
          "value of \(value.property) needs no quotes", at: value.place, in: subject.file,
          label: "browsers drop the declaration",
          fixes: [Fix(title: "remove the quotes", safety: .safe, edits: edits)]))
    }
  }
}
