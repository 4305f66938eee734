import Decks
import Diagnostics

/// A slide wants at most one `Note:`, since HedgeDoc hides speaker notes only then.
enum NotesAmbiguous {
  static let rule = Rule(
    "notes-ambiguous", .warning, "two lines of one slide that begin with `Note:`",
    """
    All behind a line that begins with `Note:` is for the speaker. With two such lines on a slide HedgeDoc hides
    neither: the audience reads along.

    Wrong: `Note: greet the new team`, and below it `Note: hurry`
    Right: one `Note:` with both sentences behind it
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    subject.withText { text in
      var slides = subject.slides[...]
      var first: Range<Int>?
      for line in subject.lines.lines {
        while let slide = slides.first, slide.slide.range.upperBound <= line.range.lowerBound {
          slides.removeFirst()
          first = nil
        }
        guard let slide = slides.first, slide.slide.range.contains(line.range.lowerBound),
          text.has("note:", at: line.range.lowerBound, limit: line.range.upperBound, anyCase: true)
        else { continue }
        let marker = line.range.lowerBound..<(line.range.lowerBound + 5)
        guard let before = first else {
          first = marker
          continue
        }
        found.append(
          rule.finding(
            "speaker notes need to be one on a slide", at: marker, in: subject.file, label: "HedgeDoc shows both",
            notes: [Note("the other begins here", file: subject.file, range: before)]))
      }
    }
  }
}
