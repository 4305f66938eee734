import Decks
import Diagnostics
import HTML
import Markdown

/// A slide wants to fit the stage: what runs over its lower edge is not seen.
enum SlideTooFull {
  static let rule = Rule(
    "slide-too-full", .warning, "a slide that would not fit the stage",
    """
    HedgeDoc cuts off what runs over the stage's lower edge; pages, PDF and pictures made here shrink pictures and then the
    whole slide, until nobody can read it. The stage is 960 dots wide and 700 high, or what `slideOptions` say with `width`
    and `height`. Lines are estimated from the deck's font sizes; pictures, code and footnotes count. Only what is clearly
    too much is reported; `export --to pdf` and `--to png` measure instead.

    Wrong: forty points on one slide
    Right: two slides, with `----` between them
    """,
    check: check)

  /// Estimates are rough: a slide is too full from here on.
  private static let limit = 1.1

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    let sizes = SlideSizes(subject)
    for checked in subject.slides where checked.content.document.limits.isEmpty {
      var estimate = HeightEstimate(sizes.letters, stage: sizes.stage, picture: sizes.picture)
      estimate.read(checked.content.fragment)
      let share = estimate.height / Double(sizes.stage.height)
      // Lost front matter is no text for a slide, and another rule's.
      guard share > limit, !subject.showsFrontMatter(on: checked),
        let place = checked.facts.headings.first?.place ?? checked.slide.content(in: subject.file.bytes)
      else { continue }
      found.append(
        rule.finding("slide needs about \(Int(share * 10) * 10) % of the stage's height", at: place, in: subject.file))
    }
  }
}
