import Decks
import Diagnostics

/// Code and comments want to stay on one slide: HedgeDoc cuts before it looks at what it cuts through.
enum SeparatorInCode {
  static let rule = Rule(
    "separator-in-code", .error, "a separator inside a code fence or a comment",
    """
    HedgeDoc looks for separators in the raw text. A line `---` between empty lines splits the slide even inside a fence
    or a comment: the fence ends there, and what follows is read as Markdown.

    Wrong: an empty line, `---` and an empty line inside a fence with two YAML documents
    Right: no empty line above or below the `---`; in a comment, remove the line
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for torn in subject.lines.torn {
      let isFence = torn.cover == .fence
      found.append(
        rule.finding(
          isFence ? "separator inside a code fence splits the slide" : "separator inside a comment splits the slide",
          at: torn.separator.hyphens, in: subject.file, label: "HedgeDoc begins a new slide here",
          notes: [
            Note(isFence ? "the fence opens here" : "the comment begins here", file: subject.file, range: torn.opening)
          ],
          fixes: [fix(torn, subject)]))
    }
  }

  /// Hyphens that directly follow a line are none of HedgeDoc's business.
  private static func fix(_ torn: LineMap.Torn, _ subject: CheckInput) -> Fix {
    Fix(
      title: "remove the empty line above", safety: .suggested,
      edits: [Edit(range: torn.separator.range.lowerBound..<torn.separator.hyphens.lowerBound, replacement: [])])
  }
}
