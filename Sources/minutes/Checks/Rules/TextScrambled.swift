import Diagnostics

/// Text wants to be as somebody wrote it: a shared pad that lost its connection tears lines and mixes letters.
enum TextScrambled {
  static let rule = Rule(
    "text-scrambled", .warning, "text that a broken shared pad has mixed up",
    """
    When a shared editor loses step, pieces of one person's typing land in another's: addresses lose their end, bold
    text ends that never began, the letters of a word change places. Each finding is a sign; where there are several,
    compare with an older revision of the pad.

    Wrong: `- ons - some of them have been**`, `[the standard](ht`, `httpt://example.org`, `Stdanardization`
    Right: what was there before
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      for line in subject.lines.lines where line.context == .text && line.range.count <= 4096 {
        for sign in ScrambledLine.signs(in: line.range, text) where !isHidden(sign.place, line.range, subject, text) {
          found.append(
            rule.finding(sign.message, at: sign.place, in: subject.file, notes: [Note(advice)], fixes: fixes(sign)))
        }
      }
    }
  }

  /// In a comment or in code.
  private static func isHidden(_ place: Range<Int>, _ line: Range<Int>, _ subject: CheckInput, _ text: ByteText) -> Bool
  {
    text.isInCodeSpan(place.lowerBound, line: line) || subject.lines.comment(at: place.lowerBound) != nil
  }

  private static func fixes(_ sign: ScrambledLine.Sign) -> [Fix] {
    guard let word = sign.meant else { return [] }
    return [
      Fix(
        title: "write \(word)", safety: .suggested, edits: [Edit(range: sign.place, replacement: Array(word.utf8))])
    ]
  }

  private static let advice = "an older revision of the pad may have the text as it was"
}
