import Decks
import Diagnostics
import Memory

/// A team's slide wants to say something that the previous call has not heard.
enum StaleSlide {
  static let rule = Rule(
    "stale-slide", .warning, "a team's slide that repeats the previous call's",
    """
    Decks are often begun as a copy of the last one. A topic whose text is the same, letter case and spaces aside, was
    probably forgotten. The slide that opens a team's column is left alone, and so are slides with next to no text.

    Wrong: last week's list under the same heading
    Right: this week's news, or no slide; say `<!-- minutes: allow stale-slide -->` above a heading that stays on
    purpose
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, let previous = subject.previous else { return }
    for checked in subject.slides where !checked.opensTeam {
      guard let team = checked.team, !isCarried(checked, subject), previous.contains(checked, of: team),
        let place = checked.facts.headings.first?.place ?? checked.slide.content(in: subject.file.bytes)
      else { continue }
      found.append(rule.finding("slide repeats the previous call's", at: place, in: subject.file))
    }
  }

  /// Whether the slide has the list of open action items, which is to stay until they are done.
  private static func isCarried(_ checked: CheckedSlide, _ subject: CheckInput) -> Bool {
    subject.file.bytes[checked.slide.range].firstRange(of: CarriedList.mark.utf8) != nil
  }
}
