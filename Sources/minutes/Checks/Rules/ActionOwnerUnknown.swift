import Bytes
import Diagnostics
import Meetings
import Memory

/// The owner of an action item wants to be somebody whom the settings know.
enum ActionOwnerUnknown {
  static let rule = Rule(
    "action-owner-unknown", .warning, "an owner who is nearly somebody else",
    """
    `people:` in `minutes.yml` names who takes part. An owner that is nearly one of these handles is most likely misspelt, and the
    item would be nobody's. Without `people:` the rule compares with the reporters.

    Wrong: `- [ ] @garlof: order the disks`
    Right: `- [ ] @garloff: order the disks`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    let known = subject.community.people.keys.sorted() + subject.reporters
    guard !known.isEmpty else { return }
    for (item, place) in subject.reportItems(.action) {
      for owner in item.owners where owner.utf8.first == UInt8(ascii: "@") {
        let handle = String(decoding: owner.utf8.dropFirst(), as: UTF8.self)
        guard !known.contains(where: { $0.asciiLowercased() == handle.asciiLowercased() }),
          let guess = Spelling.nearest(to: handle, among: known)
        else { continue }
        found.append(
          rule.finding(
            "\(owner) is not known, did you mean @\(guess)?", at: subject.place(of: owner, in: place), in: subject.file)
        )
      }
    }
  }
}
