import Diagnostics

/// A relative address wants to lead to a picture, in HedgeDoc too.
enum PictureMissing {
  static let rule = Rule(
    "picture-missing", .warning, "a relative path to a picture that is not there",
    """
    A relative address names a file in the deck's folder; where there is none, the slide shows a torn picture. And
    HedgeDoc empties addresses that begin with a letter: a file beside the deck wants `./` before its name.

    Wrong: `![The rack](rack.png)`, `![The rack](./wreck.png)`
    Right: `![The rack](./rack.png)` with `rack.png` beside the deck
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    for picture in subject.pictureFiles {
      if let shelf = subject.shelf, shelf.size(picture.name) == nil {
        found.append(
          rule.finding(
            "picture \(picture.name) is not beside the \(place(subject))", at: picture.place, in: subject.file))
      } else if picture.isBare, !subject.isNote {
        found.append(
          rule.finding(
            "picture \(picture.name) needs \"./\" before its name", at: picture.place, in: subject.file,
            label: "HedgeDoc drops the address", fixes: fixes(picture, subject)))
      }
    }
  }

  /// None where the address is written in another way than it is read, with escapes.
  private static func fixes(_ picture: PictureFile, _ subject: CheckInput) -> [Fix] {
    let start = picture.place.lowerBound
    guard picture.place.count < subject.file.bytes.count, !"!<[".utf8.contains(subject.file.bytes[start]) else {
      return []
    }
    let edit = Edit(range: start..<start, replacement: Array("./".utf8))
    return [Fix(title: "add \"./\"", safety: .safe, edits: [edit])]
  }

  private static func place(_ subject: CheckInput) -> String { subject.isNote ? "text" : "deck" }
}
