import Diagnostics
import Meetings
import Reports

/// `allow` wants the name of a rule: a misspelt one silences nothing, and nobody would notice.
enum AllowUnknown {
  static let rule = Rule(
    "allow-unknown", .warning, "a comment that allows a rule which does not exist",
    """
    `<!-- minutes: allow RULE -->` in the line before silences RULE there. A name that no rule has silences nothing.

    Wrong: `<!-- minutes: allow link-unsafe -->`
    Right: `<!-- minutes: allow link-insecure -->`

    `minutes explain` lists the names; several stand with spaces or commas between them.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for allowance in subject.allowances {
      for name in allowance.names where Rules.named(name.id) == nil {
        found.append(rule.finding(message(name.id), at: name.place, in: subject.file, fixes: fixes(name)))
      }
    }
  }

  private static func nearest(_ id: String) -> String? {
    Spelling.nearest(to: id, among: Rules.all.map(\.id))
  }

  private static func fixes(_ name: Allowance.Name) -> [Fix] {
    guard let nearest = nearest(name.id) else { return [] }
    let edit = Edit(range: name.place, replacement: Array(nearest.utf8))
    return [Fix(title: "allow \(nearest)", safety: .suggested, edits: [edit])]
  }

  private static func message(_ id: String) -> String {
    let advice = nearest(id).map { ", did you mean \"\($0)\"?" } ?? ""
    return "rule \"\(id)\" does not exist\(advice)"
  }
}
