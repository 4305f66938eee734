import Diagnostics
import Meetings
import Memory

/// What is carried from report to report for long wants a decision.
enum ActionStale {
  static let rule = Rule(
    "action-stale", .note, "an action item that has been carried for long",
    """
    An item that is open for longer than `actions: { days: … }` of `minutes.yml` says (60 without it) is rarely done by being
    carried once more. Tick it, strike it, or make an issue of it.

    Wrong: `- [ ] @ada: order the disks <!-- minutes: item iaas-20240214-3f9a -->`
    Right: `- [ ] @ada: order the disks <!-- minutes: item iaas-20240912-3f9a -->`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard let call = subject.date else { return }
    for (item, place) in subject.reportItems(.action) {
      guard let first = item.carriedFrom, first.adding(days: subject.community.actions.days) < call else { continue }
      found.append(rule.finding("action item has been open since \(first)", at: place, in: subject.file))
    }
  }
}
