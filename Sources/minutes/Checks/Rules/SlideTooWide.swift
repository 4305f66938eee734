import Decks
import Diagnostics
import HTML
import Markdown

/// What stands in one line wants to fit the stage's width.
enum SlideTooWide {
  static let rule = Rule(
    "slide-too-wide", .warning, "something wider than the stage",
    """
    HedgeDoc cuts off what is wider than the stage, or lets it scroll, which no audience does. Pages, PDF and pictures made
    here break such lines where no reader expects it. Looked for in code, tables and long words such as addresses, in the
    letters that pages have; the stage is 960 dots wide, or what `slideOptions` say with `width`.

    Wrong: a line of code with 200 letters, a table of fourteen columns
    Right: lines of up to 80 letters, two tables, an address behind words: `[the log](https://example.org/log)`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    let sizes = SlideSizes(subject)
    let estimate = WidthEstimate(sizes.letters, stage: sizes.stage)
    for checked in subject.slides
    where checked.content.document.limits.isEmpty && !subject.showsFrontMatter(on: checked) {
      for excess in estimate.excesses(of: checked.content.fragment) {
        let share = Int(excess.share * 10) * 10
        found.append(
          rule.finding(
            "\(name(excess.thing)) needs about \(max(100, share)) % of the stage's width",
            at: place(excess, subject), in: subject.file))
      }
    }
  }

  private static func name(_ thing: WidthEstimate.Excess.Thing) -> String {
    switch thing {
    case .code: "code"
    case .table: "table"
    case .word: "word"
    }
  }

  /// Of code the longest line, else the thing's first line.
  private static func place(_ excess: WidthEstimate.Excess, _ subject: CheckInput) -> Range<Int> {
    let file = subject.file
    let first = file.lineNumber(at: excess.place.lowerBound)
    guard excess.thing == .code, !excess.place.isEmpty else {
      return file.line(first).clamped(to: excess.place)
    }
    let last = file.lineNumber(at: excess.place.upperBound - 1)
    let longest = (first...last).max { file.line($0).count < file.line($1).count }
    return file.line(longest ?? first).clamped(to: excess.place)
  }
}
