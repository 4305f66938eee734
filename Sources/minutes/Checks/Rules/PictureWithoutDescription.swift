import Bytes
import Decks
import Diagnostics

/// A picture wants a description, for those who do not see it and for the search.
enum PictureWithoutDescription {
  static let rule = Rule(
    "picture-without-description", .note, "a picture without alternative text",
    """
    Some listen to the slides instead of looking at them, and a search finds only words. A picture says in its square
    brackets, or in `alt`, what is to be seen. One that is mere decoration may say `alt=""` in HTML.

    Wrong: `![](./rack.png)`
    Right: `![Two racks, the left one half empty](./rack.png)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    for checked in subject.slides {
      for picture in checked.facts.pictures where isBlank(picture.alt) && !isDecoration(picture, subject) {
        found.append(rule.finding("picture needs a description", at: picture.place, in: subject.file))
      }
    }
  }

  private static func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy(\.isASCIIWhitespace) }

  private static func isDecoration(_ picture: SlideFacts.Picture, _ subject: CheckInput) -> Bool {
    subject.withText { text in
      guard text.has("<", at: picture.place.lowerBound, limit: picture.place.upperBound) else { return false }
      return text.find("alt=\"\"", in: picture.place) != nil || text.find("alt=''", in: picture.place) != nil
    }
  }
}
