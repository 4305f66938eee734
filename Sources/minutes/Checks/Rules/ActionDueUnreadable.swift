import Diagnostics
import Meetings
import Memory

/// A day by which something shall be done wants to be a day.
enum ActionDueUnreadable {
  static let rule = Rule(
    "action-due-unreadable", .warning, "a due date that is no day",
    """
    Only a day can be told to have passed: it is written as `2024-10-10`.

    Wrong: `- [ ] @ada: order the disks (due soon)`
    Right: `- [ ] @ada: order the disks (due 2024-10-10)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for (item, place) in subject.reportItems(.action) {
      guard let due = item.due, due.day == nil else { continue }
      found.append(
        rule.finding(
          "due date needs to be a day such as 2024-10-10", at: subject.place(of: due.text, in: place), in: subject.file)
      )
    }
  }
}
