import Diagnostics
import Meetings
import Memory

/// A decision says what was decided.
enum DecisionIsAQuestion {
  static let rule = Rule(
    "decision-is-a-question", .warning, "a decision that asks",
    """
    A line that begins with "Decision:" is kept as what was decided. What is still asked begins with "Question:".

    Wrong: `- Decision: shall we order disks?`
    Right: `- Question: shall we order disks?`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for (item, place) in subject.reportItems(.decision) where item.text.utf8.last == UInt8(ascii: "?") {
      found.append(
        rule.finding(
          "decision needs to say what was decided; a question begins with \"Question:\"", at: place, in: subject.file))
    }
  }
}
