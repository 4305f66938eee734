import Decks
import Diagnostics
import Meetings

/// A handle wants to lead to the account that it names.
enum ReporterMismatch {
  static let rule = Rule(
    "reporter-mismatch", .warning, "the handle shown is not the one linked",
    """
    "Report by @name" lines are copied from week to week, and half of the copy gets changed: the slide shows one person
    and leads to another. Letter case does not count.

    Wrong: `<a href="https://github.com/ada">@grace</a>`
    Right: `[@grace](https://github.com/grace)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for checked in subject.slides {
      for link in checked.facts.links {
        guard let linked = GitHubHandle(profile: link.href), let shown = GitHubHandle(shown: link.text),
          !linked.isPlaceholder, !shown.isPlaceholder, !linked.isSame(as: shown)
        else { continue }
        found.append(
          rule.finding(
            "handle @\(shown.name) links to \(linked.name)", at: link.place, in: subject.file,
            fixes: fix(linked, shown, link.place, subject)))
      }
    }
  }

  private static func fix(
    _ linked: GitHubHandle, _ shown: GitHubHandle, _ place: Range<Int>, _ subject: CheckInput
  ) -> [Fix] {
    subject.withText { text in
      guard let host = text.find("github.com/", in: place) else { return [] }
      let range = (host + 11)..<(host + 11 + linked.name.utf8.count)
      guard range.upperBound <= place.upperBound, text[range].elementsEqual(linked.name.utf8) else { return [] }
      let edit = Edit(range: range, replacement: Array(shown.name.utf8))
      return [Fix(title: "link to \(shown.name)", safety: .suggested, edits: [edit])]
    }
  }
}
