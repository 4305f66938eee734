import Decks
import Diagnostics
import HTML
import Markdown

/// A slide wants to fit the stage: what runs over its lower edge is not seen.
enum SlideTooFull {
  static let rule = Rule(
    "slide-too-full", .warning, "a slide that would not fit the stage",
    """
    The stage is 960 dots wide and 700 high. Lines are estimated from the deck's font sizes; pictures count where they
    say their height. Only what is clearly too much is reported.

    Wrong: forty points on one slide
    Right: two slides, with `----` between them
    """,
    check: check)

  /// Estimates are rough: a slide is too full from here on.
  private static let limit = 700 * 1.1

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard !subject.isNote else { return }
    var sizes = subject.isDeck ? FontSizes.plain : .template
    for checked in subject.slides {
      for style in checked.content.fragment.styles { sizes.read(style.css) }
    }
    for checked in subject.slides where checked.content.document.limits.isEmpty {
      var estimate = HeightEstimate(sizes)
      estimate.read(checked.content.fragment)
      // Lost front matter is no text for a slide, and another rule's.
      guard estimate.height > limit, !subject.showsFrontMatter(on: checked),
        let place = checked.facts.headings.first?.place ?? checked.slide.content(in: subject.file.bytes)
      else { continue }
      let share = Int(estimate.height / 70) * 10
      found.append(
        rule.finding("slide needs about \(share) % of the stage's height", at: place, in: subject.file))
    }
  }
}
