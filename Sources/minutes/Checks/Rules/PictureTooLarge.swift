import Decks
import Diagnostics

/// A picture wants to be at most 1 MB: the archive is cloned by everybody, and slides are loaded over a phone.
enum PictureTooLarge {
  static let rule = Rule(
    "picture-too-large", .warning, "a picture of more than 1 MB",
    """
    A slide is 960 by 700 dots. A photograph straight from the camera has ten times as many and makes the deck slow for
    the audience and the archive heavy for ever.

    Wrong: a screenshot of 4 MB
    Right: the same, scaled to 1920 dots in width and saved as JPEG or a reduced PNG
    """,
    check: check)

  private static let maximum = 1_000_000

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote, let shelf = subject.shelf else { return }
    let shown = subject.pictureFiles.map { ($0.name, $0.place) } + subject.uploads.map { ($0.name, $0.address) }
    for (name, place) in shown {
      guard let size = shelf.size(name), size > maximum else { continue }
      found.append(rule.finding(message(name, size), at: place, in: subject.file))
    }
  }

  private static func message(_ name: String, _ size: Int) -> String {
    let tenths = (size / 50_000 + 1) / 2
    return "picture \(name) has \(tenths / 10).\(tenths % 10) MB, at most 1 MB is right"
  }
}
