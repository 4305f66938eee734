import Diagnostics
import Meetings
import Memory

/// An open item whose day has passed wants a new one, or an end.
enum ActionOverdue {
  static let rule = Rule(
    "action-overdue", .warning, "an open action item whose day has passed",
    """
    By the day of the call the item should have been done. Tick it, give it another day, or strike it.

    Wrong: `- [ ] @ada: order the disks (due 2024-09-12)`
    Right: `- [x] @ada: order the disks (due 2024-09-12)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard let call = subject.date else { return }
    for (item, place) in subject.reportItems(.action) {
      guard let due = item.due, let day = due.day, day < call else { continue }
      found.append(
        rule.finding(
          "action item was due \(day) and is still open", at: subject.place(of: due.text, in: place), in: subject.file))
    }
  }
}
