import Diagnostics

/// The last line wants to be text: a separator that nothing follows shows as a rule or makes an empty slide.
enum SeparatorAtEnd {
  static let rule = Rule(
    "separator-at-end", .warning, "the last line is a separator without a newline",
    """
    HedgeDoc takes hyphens for a separator only where their line has an end. As the very last characters of a deck they
    are shown as a rule below the last slide.

    Wrong: a deck that ends with `---`
    Right: a deck that ends with the last slide's text

    `minutes check --fix` removes them.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    let lines = subject.lines.lines
    guard subject.isDeck, lines.count >= 2, let last = lines.last, last.context == .text,
      (3...4).contains(last.range.count), lines[lines.count - 2].range.isEmpty
    else { return }
    subject.withText { text in
      guard text[last.range].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return }
      var start = last.range.lowerBound
      while start >= 2, text[start - 1] == 0x0A, text[start - 2] == 0x0A { start -= 1 }
      let fix = Fix(title: "remove it", safety: .safe, edits: [Edit(range: start..<text.count, replacement: [])])
      found.append(
        rule.finding(
          "separator at the end needs to be removed", at: last.range, in: subject.file,
          label: "HedgeDoc shows a rule here", fixes: [fix]))
    }
  }
}
