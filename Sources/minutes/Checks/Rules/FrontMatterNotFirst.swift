import Diagnostics

/// Front matter wants to begin with the first byte: HedgeDoc looks nowhere else, and shows it as text.
enum FrontMatterNotFirst {
  static let rule = Rule(
    "front-matter-not-first", .error, "something stands before the first `---` of the front matter",
    """
    HedgeDoc and minutes see front matter only where the first line is `---`. A single empty line before it is enough:
    theme and options are lost, and the lines are shown as a slide.

    Wrong: an empty line, then `---`, `title: Community Call`, `---`
    Right: `---` in the first line

    Remove what stands before it (`minutes check --fix` removes empty lines).
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, let lost = subject.lostFrontMatter else { return }
    subject.withText { text in
      let hyphens = lost.head.lowerBound..<(lost.head.lowerBound + 3)
      found.append(
        rule.finding(
          message, at: hyphens, in: subject.file, label: subject.isDeck ? deckLabel : reportLabel,
          fixes: [fix(lost, text)]))
    }
  }

  private static func fix(_ lost: LostFrontMatter, _ text: ByteText) -> Fix {
    let order = text.has("\u{FEFF}", at: 0, limit: text.count) ? 3 : 0
    let before = min(order, lost.before.upperBound)..<lost.before.upperBound
    if text.trimmed(before).isEmpty {
      return Fix(title: "remove what stands before it", safety: .safe, edits: [Edit(range: before, replacement: [])])
    }
    let head = Array(text[lost.head]) + [0x0A]
    return Fix(
      title: "move it to the first line", safety: .suggested,
      edits: [
        Edit(range: before.lowerBound..<before.lowerBound, replacement: head),
        Edit(range: lost.head, replacement: []),
      ])
  }

  private static let message = "front matter needs to begin in the first line"
  private static let deckLabel = "HedgeDoc uses none of it and shows it as a slide"
  private static let reportLabel = "it would be shown on the slides"
}
