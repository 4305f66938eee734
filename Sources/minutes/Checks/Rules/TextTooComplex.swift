public import Decks
public import Diagnostics
import Markdown

/// Text wants to be of a size that can be read in time.
enum TextTooComplex {
  static let rule = Rule(
    "text-too-complex", .warning, "text beyond a limit of the reader",
    """
    Some texts take a Markdown reader minutes or all memory: lines of megabytes, thousands of open brackets, lists
    hundreds deep. Such a stretch is shown as plain text. No sane slide comes near the limits.

    Wrong: a base64 picture pasted into a slide
    Right: the picture as a file beside the deck
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    let uncut = Separator.firstUncut(behind: subject.separators, in: subject.file.bytes, body: subject.body)
    found += findings(subject.slides.map(\.content), uncut: uncut, in: subject.file)
  }

  fileprivate static func findings(
    _ contents: [SlideContent], uncut: Range<Int>?, in file: SourceFile
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for content in contents {
      for exceeded in content.document.limits {
        found.append(
          rule.finding(
            "text exceeds \(exceeded.limit.name), of which \(exceeded.limit.maximum) are read", at: exceeded.range,
            in: file, label: "shown as plain text"))
      }
    }
    if let uncut {
      found.append(
        rule.finding(
          "text exceeds separators, of which \(Separator.maximumCount) are read", at: uncut, in: file,
          label: "from here on all is one slide"))
    }
    return found
  }
}

extension Check {
  /// Where a deck goes beyond what is read; `contents` are its slides.
  public static func limits(_ deck: Deck, _ contents: [SlideContent]) -> [Diagnostic] {
    TextTooComplex.findings(contents, uncut: deck.firstUncut, in: deck.file)
  }
}
