import Diagnostics
import Presentation

/// Slide options have values that mean something.
enum SlideOptionInvalid {
  static let rule = Rule(
    "slide-option-invalid", .warning, "a slide option with a value that it does not take",
    """
    HedgeDoc hands the options on to reveal.js as they are; a value of the wrong kind does nothing there, or harm, and a page
    does without it.

    Wrong: `transition: banana`
    Right: `transition: fade`
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    guard subject.isDeck else { return }
    found += PageFaults.options(subject.frontMatter, in: subject.file)
  }
}
