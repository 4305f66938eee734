import Bytes
import Decks
import Diagnostics
import Markdown
import Meetings
import Reports

/// A team's slide wants something below its title.
enum TopicEmpty {
  static let rule = Rule(
    "topic-empty", .warning, "a team's slide with a title and nothing else",
    """
    A topic that is only a heading leaves the audience guessing: the points were forgotten, or somebody else's edit took
    them away. The slide that opens a team's column may be a bare title, as long as topics follow.

    Wrong: `## Team Ops - Status page`, and then the next separator
    Right: the heading with a sentence or a list below it, or no slide at all
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for (index, checked) in subject.slides.enumerated() {
      guard let team = checked.team, let heading = checked.facts.headings.first, isBare(checked) else { continue }
      let goesOn = index + 1 < subject.slides.count && subject.slides[index + 1].team?.id == team.id
      if checked.opensTeam, goesOn { continue }
      found.append(rule.finding("topic needs more than its title", at: heading.place, in: subject.file))
    }
  }

  /// Headings and nothing else.
  private static func isBare(_ checked: CheckedSlide) -> Bool {
    let (facts, content) = (checked.facts, checked.content)
    guard facts.pictures.isEmpty, facts.fences.isEmpty, facts.tasks.isEmpty, facts.tables == 0, facts.links.isEmpty,
      content.notes == nil, content.attributes.isEmpty, content.document.limits.isEmpty
    else { return false }
    let shown = facts.headings.reduce(0) { $0 + letters(in: $1.text) }
    return letters(in: facts.text) == shown
  }

  private static func letters(in text: String) -> Int {
    text.utf8.reduce(0) { $0 + ($1.isASCIIWhitespace ? 0 : 1) }
  }
}
