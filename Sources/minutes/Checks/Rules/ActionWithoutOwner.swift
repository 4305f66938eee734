import Diagnostics
import Meetings
import Memory

/// An action item wants somebody who does it.
enum ActionWithoutOwner {
  static let rule = Rule(
    "action-without-owner", .warning, "an action item that nobody has taken",
    """
    What nobody has taken, nobody does: an `AI`, a `TODO` or an item below "Action items" names an owner. `<!-- minutes: no action -->` on the line says that it is
    no action item.

    Wrong: `- AI: order the disks`
    Right: `- AI @ada: order the disks`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for (item, place) in subject.reportItems(.action) where item.owners.isEmpty {
      found.append(rule.finding("action item needs an owner, as in \"@name: …\"", at: place, in: subject.file))
    }
  }
}
