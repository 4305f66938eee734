import Diagnostics
import Reports

/// Texts with the marks of a conflict are no one's; reports are judged where they are read.
enum ConflictMarks {
  static let rule = Rule(
    "conflict-mark", .error, "marks that git leaves where two sides changed the same lines",
    """
    Where two people changed the same lines, git and `minutes pull` write both sides one below the other, between lines that
    begin with `<<<<<<<`, `=======` and `>>>>>>>`. Slides would show them all. A report with such marks cannot be read, and
    `push` sends no deck with them.

    Wrong: both sides, with the marks around them
    Right: the side that holds, without the marks

    A text that shows marks on purpose says so: `<!-- minutes: allow conflict-mark -->`.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    if case .report = subject.kind { return }
    guard let mark = ConflictMark.first(in: subject.file.bytes) else { return }
    found.append(ConflictMark.diagnostic(mark, in: subject.file))
  }
}
