import Decks
import Diagnostics

/// Speaker notes want to stand in the open, where HedgeDoc and pages hide the same.
enum NotesEnclosed {
  static let rule = Rule(
    "notes-enclosed", .warning, "a `Note:` within something that ends before the slide",
    """
    HedgeDoc takes all behind a line that begins with `Note:` for the speaker, wherever that line stands, and tears apart
    what it stands in. Pages made here read on: in a comment or a formula it is no note, and in a box or an element such as
    `details` the notes end with it, so that nothing behind is hidden. The two differ until the line stands at the slide's
    end.

    Wrong: `<!--`, `note: ask Lena`, `-->`, and below it what the audience is to see
    Right: all that the audience is to see, then `Note: ask Lena`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for checked in subject.slides {
      guard let (marker, enclosure) = checked.content.enclosedNote else { continue }
      found.append(
        rule.finding(
          sentence(enclosure), at: marker, in: subject.file, label: "HedgeDoc hides all of the slide behind it"))
    }
  }

  private static func sentence(_ enclosure: NoteEnclosure) -> String {
    switch enclosure {
    case .comment: "note in a comment is no note here"
    case .formula: "note in a formula is no note here"
    case .box: "notes in a box end with it here"
    case .element(let name): "notes in \(name) end with it here"
    }
  }
}
