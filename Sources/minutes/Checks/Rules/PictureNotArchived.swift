import Decks
import Diagnostics

/// Uploads of the HedgeDoc server want a copy beside the deck: the server will not be there for ever.
enum PictureNotArchived {
  static let rule = Rule(
    "picture-not-archived", .warning, "an upload of the HedgeDoc server with no file of that name beside the deck",
    """
    An archived deck should still have its pictures when the HedgeDoc server is gone. Every upload, be it in the front
    matter, in a comment, in Markdown or in HTML, wants a file of the same name in the deck's folder.

    Wrong: `![](https://input.example.org/uploads/6b1e.png)` with no `6b1e.png` beside the deck
    Right: the same with the file in place, or `![](./6b1e.png)`

    `minutes pictures --fetch` brings them there while the server still has them.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, let shelf = subject.shelf else { return }
    for upload in subject.uploads where shelf.size(upload.name) == nil {
      found.append(
        rule.finding(
          "picture \(upload.name) needs a copy beside the deck", at: upload.address, in: subject.file))
    }
  }
}
