import Diagnostics

/// A team that had no meeting shows one line; what else its report says would be lost without a word.
enum TextBesideNoMeeting {
  static let rule = Rule(
    "text-beside-no-meeting", .warning, "a report with `meeting: none` that has a text all the same",
    """
    `meeting: none` in the front matter makes one slide which says that the team did not meet. The text below does not
    reach the deck.

    Wrong: `meeting: none`, and topics below the front matter
    Right: one of the two

    Remove `meeting: none` where the text is to be shown, else the text.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard case .report = subject.kind, subject.hadNoMeeting, !subject.body.isEmpty else { return }
    guard let place = firstText(in: subject) else { return }
    found.append(
      rule.finding(
        "text is not shown beside `meeting: none`", at: place, in: subject.file,
        label: "this and all below does not reach the deck", notes: [Note(advice)]))
  }

  /// The first line of the body that is more than a comment.
  private static func firstText(in subject: CheckInput) -> Range<Int>? {
    subject.withText { text in
      for line in subject.lines.lines[subject.lines.index(at: subject.body.lowerBound)...] {
        let place = text.trimmed(line.range)
        switch line.context {
        case .blank, .comment, .head: continue
        default: if subject.lines.comment(at: place.lowerBound) == nil { return place }
        }
      }
      return nil
    }
  }

  private static let advice = "remove `meeting: none` where the text is to be shown, else the text"
}
